package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ItemSize;

/** AWS's bounds on one expression. */
final class Limits {
    static final int EXPRESSION_BYTES = 4096;
    static final int OPERATORS = 300;

    /** The left one counts: 99 values. */
    static final int IN_OPERANDS = 100;

    static final int PATH_STEPS = 32;

    private Limits() {}

    static int utf8(String text) {
        return ItemSize.utf8(text);
    }
}
