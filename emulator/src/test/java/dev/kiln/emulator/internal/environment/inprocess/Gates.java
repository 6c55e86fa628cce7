package dev.kiln.emulator.internal.environment.inprocess;

/** Lets tests of other packages open the gate that {@link Streaming} handlers wait at. */
public final class Gates {
    private Gates() {}

    /** Lets one handler through. */
    public static void open() {
        Streaming.Gate.OPEN.release();
    }
}
