package dev.kiln.runtime.internal.crac;

/** Wants to know of a checkpoint and of the restore from it. */
public interface Resource {
    /** Called before the snapshot is taken. */
    void beforeCheckpoint(Context<? extends Resource> context) throws Exception;

    /** Called in each environment that starts from the snapshot. */
    void afterRestore(Context<? extends Resource> context) throws Exception;
}
