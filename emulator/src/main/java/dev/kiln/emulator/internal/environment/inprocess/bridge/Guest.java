package dev.kiln.emulator.internal.environment.inprocess.bridge;

/** What the emulator calls inside an environment's class loader. */
public interface Guest {
    /**
     * Initialises the function and serves its events on the calling thread until there are no more.
     *
     * @return the exit code with which a process would end now
     */
    int run(Host host) throws InterruptedException;

    /** Runs the shutdown hooks that the function registered, as the end of a process does. */
    void shutdown();

    /** Hands over what was printed without a line end. May be called on any thread. */
    void endLines();
}
