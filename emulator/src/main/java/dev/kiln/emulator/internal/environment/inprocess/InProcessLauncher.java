package dev.kiln.emulator.internal.environment.inprocess;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.Launcher;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs Java functions in this JVM, each environment as a thread in a class loader of its own.
 *
 * <p>What code inside cannot be kept from: the process's working directory and {@code /tmp}, the default locale and time
 * zone, {@code java.util.logging}, JDK code that reads standard streams or system properties by itself, reflection on
 * {@code System}, and the JDK's shared threads. A function that must be alone with these runs in a process.
 */
public final class InProcessLauncher implements Launcher {
    private final ClassLoader shared;
    private final AtomicLong count = new AtomicLong();

    /** Shares what functions declare shared with the class loader that loaded the emulator. */
    public InProcessLauncher() {
        this(InProcessLauncher.class.getClassLoader());
    }

    /** @param shared the test's class loader, from which the shared packages come */
    public InProcessLauncher(ClassLoader shared) {
        this.shared = shared;
    }

    @Override
    public LaunchedRuntime launch(Environment environment) throws IOException {
        List<File> own = GuestPath.own(environment.function());
        InProcessRuntime runtime = new InProcessRuntime(environment, own, shared, count.incrementAndGet());
        runtime.start();
        return runtime;
    }
}
