package dev.kiln.runtime.internal.handler;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Takes the runtime's own frames out of stack traces: nobody wants to read how a handler came to be called. */
public final class Traces {
    private static final String OURS = Traces.class.getPackageName() + ".";

    private Traces() {}

    /** Ends a trace, those of its causes and of what they suppress, where the runtime begins. */
    public static <T extends Throwable> T cut(T thrown) {
        cut(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        return thrown;
    }

    private static void cut(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return;
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        for (int i = 0; i < trace.length; i++) {
            if (trace[i].getClassName().startsWith(OURS)) {
                thrown.setStackTrace(Arrays.copyOf(trace, i));
                break;
            }
        }
        if (thrown.getCause() != null) {
            cut(thrown.getCause(), seen);
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            cut(suppressed, seen);
        }
    }

    /** The trace as text. */
    public static String print(Throwable thrown) {
        StringWriter text = new StringWriter();
        cut(thrown).printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
