package dev.kiln.runtime.internal.crac;

/**
 * Tells resources of checkpoints and restores.
 *
 * @param <R> what can be registered
 */
public abstract class Context<R extends Resource> implements Resource {
    /** For {@link Core}. */
    protected Context() {}

    @Override
    public abstract void beforeCheckpoint(Context<? extends Resource> context) throws CheckpointException;

    @Override
    public abstract void afterRestore(Context<? extends Resource> context) throws RestoreException;

    /** Adds a resource. */
    public abstract void register(R resource);
}
