package dev.kiln.emulator.internal.environment;

/**
 * Is told when each step of an invocation happens; the times are {@code Time.nanos()}. Calls may come from several
 * threads, in order.
 */
public interface Recording {
    Recording NONE = (step, nanos, value) -> {};

    /**
     * A step was reached.
     *
     * @param value bytes for CHUNK and LAST_BYTE (of this chunk; in all), megabytes for MAX_MEMORY, 1 or 0 for COLD, else 0
     */
    void at(Step step, long nanos, long value);

    /** The steps in the order in which a cold invocation passes them. */
    enum Step {
        QUEUED,
        ENVIRONMENT_REQUESTED,
        /** Known once an environment is found: 1 when it was started for this invocation. */
        COLD,
        PROCESS_STARTED,
        /** The runtime called next, or asked to be restored, for the first time. */
        RUNTIME_READY,
        /** All extensions called next, too, or the start failed. */
        INIT_END,
        /** The event was handed to the runtime. */
        HANDLER_START,
        FIRST_BYTE,
        CHUNK,
        LAST_BYTE,
        /** The runtime and all extensions called next again. */
        ENVIRONMENT_IDLE,
        MAX_MEMORY,
        /** Init duration in nanoseconds. */
        INIT_DURATION,
        /** Billed duration in milliseconds. */
        BILLED
    }
}
