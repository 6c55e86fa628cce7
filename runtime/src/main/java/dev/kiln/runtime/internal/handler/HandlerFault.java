package dev.kiln.runtime.internal.handler;

import org.jspecify.annotations.Nullable;

/** Says, in AWS's words, why a handler cannot be called. */
public final class HandlerFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String message;
    private final @Nullable String exception;
    private final boolean fatal;

    private HandlerFault(String message, @Nullable Throwable cause, boolean fatal) {
        super(message, cause);
        this.message = message;
        this.exception = cause == null ? null : cause.getClass().getName();
        this.fatal = fatal;
    }

    static HandlerFault of(String message) {
        return new HandlerFault(message, null, false);
    }

    static HandlerFault of(String message, Throwable cause) {
        return new HandlerFault(message, cause, false);
    }

    /** The environment will never work: init fails. */
    static HandlerFault fatal(String message, Throwable cause) {
        return new HandlerFault(message, cause, true);
    }

    /** The constructor of the handler failed. */
    static HandlerFault constructor(Throwable cause) {
        String message = cause.getLocalizedMessage();
        return fatal(message == null ? cause.getClass().getName() : message, cause);
    }

    /** What went wrong. */
    public String message() {
        return message;
    }

    /** The class of the exception behind it. */
    public @Nullable String exception() {
        return exception;
    }

    /** Whether no later call can succeed. */
    public boolean fatal() {
        return fatal;
    }

    /** For the log. */
    public String report() {
        Throwable cause = getCause();
        return cause == null ? message + "\n" : message + ": " + exception + "\n" + Traces.print(cause) + "\n";
    }
}
