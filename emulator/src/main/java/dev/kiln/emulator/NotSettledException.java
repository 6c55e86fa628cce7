package dev.kiln.emulator;

import java.util.List;

/** Is thrown by {@link LambdaEmulator#settle} when something is left to be done; the message says what, and why it is not done. */
public final class NotSettledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> left;

    NotSettledException(String reason, List<String> left) {
        super(reason + "\n  " + String.join("\n  ", left));
        this.left = List.copyOf(left);
    }

    /** Returns what is left, one text each. */
    public List<String> left() {
        return left == null ? List.of() : left;
    }
}
