package dev.kiln.emulator.internal.source;

/** The sending side of a shard. Used by the steps of one source. */
sealed interface Dispatch permits ShardDispatch, LaneDispatch {
    /** Whether it takes nothing more for now. */
    boolean busy();

    /** Takes the next records. */
    void send(StreamBatch batch);

    /** Takes note of records that nobody wants: they are done as soon as those before them are. */
    void skip(String through);

    /** Sends nothing more. */
    void stop();

    /** Forgets what the function has. */
    void abandon();
}
