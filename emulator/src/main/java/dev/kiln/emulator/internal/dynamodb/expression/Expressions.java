package dev.kiln.emulator.internal.dynamodb.expression;

import org.jspecify.annotations.Nullable;

/** The expressions of a request; each is null if the request does not have it. */
public record Expressions(
        @Nullable Update update,
        @Nullable Condition condition,
        @Nullable KeyCondition keyCondition,
        @Nullable Condition filter,
        @Nullable Projection projection) {
    static final Expressions NONE = new Expressions(null, null, null, null, null);
}
