package dev.kiln.emulator.internal.store;

/** When changes become durable. */
interface Commits extends AutoCloseable {
    /** Is told that a write changed something; never called inside the gate. */
    void changed(long change);

    /** Runs the action once all changes made so far cannot be lost any more. */
    void whenDurable(Runnable action);

    /** Returns when all changes made so far cannot be lost any more. */
    void flush();

    @Override
    void close();

    /** The memory of the process: nothing is more durable than it is. */
    enum None implements Commits {
        NONE;

        @Override
        public void changed(long change) {}

        @Override
        public void whenDurable(Runnable action) {
            action.run();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
