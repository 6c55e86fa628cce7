package dev.kiln.emulator.internal.wire;

/** A body that is not of its format at all; each protocol has its own answer to that. */
final class MalformedBody extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String detail;

    MalformedBody(String detail) {
        super(detail, null, false, false);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
