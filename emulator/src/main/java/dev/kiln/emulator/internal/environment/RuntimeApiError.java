package dev.kiln.emulator.internal.environment;

/** A refusal of the Runtime API: {@code {"errorMessage","errorType"}} with a status. */
public final class RuntimeApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorType;

    public RuntimeApiError(int status, String errorType, String message) {
        super(message, null, false, false);
        this.status = status;
        this.errorType = errorType;
    }

    public int status() {
        return status;
    }

    public String errorType() {
        return errorType;
    }
}
