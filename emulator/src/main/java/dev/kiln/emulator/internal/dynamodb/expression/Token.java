package dev.kiln.emulator.internal.dynamodb.expression;

/** A piece of an expression; {@code end} is where the text goes on. */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        /** A bare name or a keyword. */
        WORD,
        /** A name that is given with the request: #name. */
        ALIAS,
        /** A value that is given with the request: :name. */
        PARAMETER,
        INTEGER,
        SYMBOL,
        END,
        /** A character that begins nothing. */
        UNKNOWN
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
