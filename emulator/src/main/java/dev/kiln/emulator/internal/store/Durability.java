package dev.kiln.emulator.internal.store;

/** What a killed process may lose of a store with a directory. */
public enum Durability {
    /** At most what was written in the last second. */
    EVERY_SECOND,

    /** Nothing that was acknowledged: a write returns when it is on the disk. */
    EVERY_WRITE
}
