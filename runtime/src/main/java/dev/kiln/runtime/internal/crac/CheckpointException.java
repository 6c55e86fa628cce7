package dev.kiln.runtime.internal.crac;

/** Carries what the resources threw before a checkpoint, as suppressed exceptions. */
public final class CheckpointException extends Exception {
    private static final long serialVersionUID = 1;
}
