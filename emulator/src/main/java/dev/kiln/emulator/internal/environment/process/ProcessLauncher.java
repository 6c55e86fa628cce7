package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.ExtensionLauncher;
import dev.kiln.emulator.internal.environment.Launcher;
import dev.kiln.emulator.internal.environment.RuntimeClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each environment in a process of its own: the managed Java, Node.js and Python runtimes, custom runtimes, and the
 * external extensions beside them. Ends what is left when it is closed, or when this JVM ends without closing it.
 */
public final class ProcessLauncher implements Launcher, ExtensionLauncher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessLauncher.class);

    private final RuntimeFiles files = new RuntimeFiles();
    private final Programs programs = new Programs(files);
    private final JavaCommand java = new JavaCommand(Jdks.ofThisMachine(), files);
    private final Set<RuntimeProcess> alive = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(this::killAll, "kiln-kill-processes");

    /** Starts nothing; looks for the JDKs of this machine. */
    public ProcessLauncher() {
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    @Override
    public LaunchedRuntime launch(Environment environment) throws IOException {
        return start(command(environment), environment);
    }

    @Override
    public LaunchedRuntime launch(Environment environment, Path program) throws IOException {
        return start(programs.extension(environment, program), environment);
    }

    private Command command(Environment environment) throws IOException {
        String runtime = environment.function().runtime();
        if (runtime.startsWith("provided")) {
            return programs.bootstrap(environment);
        }
        Integer feature = Jdks.wanted(runtime);
        if (feature != null) {
            return Programs.wrapped(environment, java.of(environment, feature));
        }
        if (runtime.startsWith("nodejs")) {
            return Programs.wrapped(environment, programs.script(environment, "node", RuntimeClient.NODE));
        }
        if (runtime.startsWith("python")) {
            return Programs.wrapped(environment, programs.script(environment, "python", RuntimeClient.PYTHON));
        }
        throw new IOException("Kiln runs java*, nodejs*, python* and provided.* as processes, not " + runtime);
    }

    private RuntimeProcess start(Command command, Environment environment) throws IOException {
        LOG.debug("starting {}", command.arguments());
        String name = environment.function().functionName();
        RuntimeProcess process = RuntimeProcess.start(command, name, environment::log);
        alive.add(process);
        process.exit().thenAccept(exit -> alive.remove(process));
        if (command.debugPort() != null) {
            LOG.info("function {} waits for a debugger on port {}", name, command.debugPort());
        }
        return process;
    }

    private void killAll() {
        alive.forEach(RuntimeProcess::kill);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException jvmEnds) {
            LOG.debug("closed while the JVM ends");
        }
        killAll();
        try {
            files.delete();
        } catch (IOException stubborn) {
            LOG.debug("unpacked runtime files remain: {}", stubborn.toString());
        }
    }
}
