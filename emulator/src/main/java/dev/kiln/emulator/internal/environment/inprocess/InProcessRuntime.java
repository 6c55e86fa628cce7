package dev.kiln.emulator.internal.environment.inprocess;

import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.FunctionSpec.Code;
import dev.kiln.emulator.internal.environment.Launcher;
import dev.kiln.emulator.internal.environment.inprocess.bridge.Guest;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that is an environment's runtime. It makes the class loader itself, so that all the work of a cold start is
 * in its initialisation.
 */
final class InProcessRuntime implements Launcher.LaunchedRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessRuntime.class);
    private static final String DRIVER = "dev.kiln.emulator.internal.environment.inprocess.guest.Driver";
    private static final int KILLED = 137;
    private static final int TERMINATED = 143;
    private static final int FAILED = 1;

    private final FunctionSpec function;
    private final List<File> own;
    private final ClassLoader shared;
    private final DoorHost host;
    private final GuestThreads threads;
    private final Thread main;
    private final AllocatedMemory memory;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final CompletableFuture<Launcher.Exit> exit = new CompletableFuture<>();

    /** Both are set by the main thread and dropped by the one that buries the environment. */
    private volatile @Nullable GuestLoader loader;

    private volatile @Nullable Guest guest;

    private volatile boolean terminated;

    InProcessRuntime(Environment environment, List<File> own, ClassLoader shared, long number) {
        this.function = environment.function();
        this.own = own;
        this.shared = shared;
        this.host = new DoorHost(environment, this::end);
        String name = "lambda-" + function.functionName() + "-" + number;
        this.threads = new GuestThreads(name, host);
        this.main = threads.daemon(threads, this::run, name);
        this.memory = new AllocatedMemory(main);
    }

    void start() {
        main.start();
    }

    private void run() {
        int code = FAILED;
        try {
            Guest driver = load();
            int returned = driver.run(host);
            code = terminated ? TERMINATED : returned;
            driver.shutdown();
        } catch (InterruptedException e) {
            code = KILLED;
        } catch (Throwable e) { // the edge of the thread
            if (!host.isCut()) {
                host.log("The runtime of " + function.functionName() + " ended: " + e);
                LOG.warn("The runtime of {} ended", function.functionName(), e);
            }
        } finally {
            end(code);
        }
    }

    private Guest load() throws IOException, ReflectiveOperationException {
        Origin origin = new Origin(function.sharedPackages(), function.code() instanceof Code.Directory);
        GuestLoader created = new GuestLoader(GuestPath.open(own), origin, shared);
        loader = created;
        main.setContextClassLoader(created);
        Guest driver = Class.forName(DRIVER, true, created)
                .asSubclass(Guest.class)
                .getConstructor()
                .newInstance();
        guest = driver;
        return driver;
    }

    /** Cuts the environment off, whoever ends it: the runtime itself, the function's code, or the emulator. */
    private void end(int code) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        host.cut();
        Thread caller = Thread.currentThread();
        threads.interruptAll(caller);
        // not in the group: it survives the others
        threads.daemon(threads.getParent(), this::bury, main.getName() + "-end").start();
        exit.complete(new Launcher.Exit(code));
    }

    private void bury() {
        threads.awaitEnd(main);
        GuestLoader closing = loader;
        loader = null;
        guest = null;
        main.setContextClassLoader(null);
        try {
            if (closing != null) {
                closing.close();
            }
        } catch (IOException e) {
            LOG.debug("Files of {} stay open", main.getName(), e);
        }
    }

    @Override
    public CompletionStage<Launcher.Exit> exit() {
        return exit.minimalCompletionStage();
    }

    @Override
    public void terminate() {
        terminated = true;
        host.end();
    }

    @Override
    public void kill() {
        end(KILLED);
    }

    @Override
    public void drainLog() {
        Guest running = guest;
        if (running != null) {
            running.endLines();
        }
    }

    /**
     * The most that the runtime's thread allocated between two calls of this, that is in its initialisation or in one
     * invocation: what a heap would have needed without a garbage collection. Heap in use says nothing in a JVM that also runs the test.
     */
    @Override
    public long maxMemoryMegabytes() {
        return memory.peakMegabytes();
    }

    @Override
    public boolean debugged() {
        return Debugger.isAttached();
    }
}
