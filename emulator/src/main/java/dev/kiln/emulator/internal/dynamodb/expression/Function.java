package dev.kiln.emulator.internal.dynamodb.expression;

import org.jspecify.annotations.Nullable;

/** The functions of expressions. Their names are case-sensitive. */
enum Function {
    ATTRIBUTE_EXISTS("attribute_exists", 1),
    ATTRIBUTE_NOT_EXISTS("attribute_not_exists", 1),
    ATTRIBUTE_TYPE("attribute_type", 2),
    BEGINS_WITH("begins_with", 2),
    CONTAINS("contains", 2),
    SIZE("size", 1),
    IF_NOT_EXISTS("if_not_exists", 2),
    LIST_APPEND("list_append", 2);

    private final String text;
    private final int operands;

    Function(String text, int operands) {
        this.text = text;
        this.operands = operands;
    }

    static @Nullable Function named(String text) {
        for (Function function : values()) {
            if (function.text.equals(text)) {
                return function;
            }
        }
        return null;
    }

    String text() {
        return text;
    }

    int operands() {
        return operands;
    }

    boolean inUpdates() {
        return this == IF_NOT_EXISTS || this == LIST_APPEND;
    }
}
