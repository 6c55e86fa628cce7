package dev.kiln.runtime.internal.crac;

/** Carries what the resources threw after a restore, as suppressed exceptions. */
public final class RestoreException extends Exception {
    private static final long serialVersionUID = 1;
}
