package dev.kiln.emulator.internal.environment.inprocess;

import java.lang.management.ManagementFactory;

/** Tells whether this JVM was started for a debugger. Whether one is connected right now cannot be known. */
final class Debugger {
    private static final class Holder {
        static final boolean ATTACHED = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-agentlib:jdwp") || argument.startsWith("-Xrunjdwp"));
    }

    private Debugger() {}

    static boolean isAttached() {
        return Holder.ATTACHED;
    }
}
