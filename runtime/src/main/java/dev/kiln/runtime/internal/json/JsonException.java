package dev.kiln.runtime.internal.json;

import org.jspecify.annotations.Nullable;

/** Says why a text is not JSON, or why a value does not fit the type that a handler asks for. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JsonException(String message) {
        super(message);
    }

    JsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
