package dev.kiln.emulator.internal.environment.inprocess.guest;

/** Unwinds the thread that called {@code System.exit}; by then the environment has ended. */
final class ExitError extends Error {
    private static final long serialVersionUID = 1L;

    ExitError(int code) {
        super("the function called System.exit(" + code + ")", null, false, false);
    }
}
