package dev.kiln.runtime.internal.json;

import java.nio.charset.StandardCharsets;

/** Pulls values out of a JSON text, front to back. */
final class JsonReader {
    /** What {@link #peek} answers for a number, whatever its first digit. */
    static final char NUMBER = '0';

    static final char END = '\0';

    /** Deep enough for any event, and far from the end of the thread's stack. */
    private static final int MAX_DEPTH = 1000;

    private final byte[] text;
    private int at;
    private int depth;
    private boolean first;

    JsonReader(byte[] text) {
        this.text = text;
    }

    /** Tells by one character what comes next: one of <code>{ [ " 0 t f n</code>, or {@link #END}. */
    char peek() {
        while (at < text.length) {
            byte b = text[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b == '-' || (b >= '0' && b <= '9') ? NUMBER : (char) (b & 0xFF);
            }
            at++;
        }
        return END;
    }

    /** Enters an object or an array. */
    void enter(char open) {
        expect(open);
        if (++depth > MAX_DEPTH) {
            throw error("more than " + MAX_DEPTH + " levels of nesting");
        }
        first = true;
    }

    /** Moves to the next member or element; false when the object or array ended, and was left. */
    boolean next(char close) {
        char c = peek();
        if (c == close) {
            at++;
            depth--;
            first = false;
            return false;
        }
        if (!first) {
            expect(',');
            if (peek() == close) {
                throw error("a value is missing after ','");
            }
        }
        first = false;
        return true;
    }

    String name() {
        String name = string();
        expect(':');
        return name;
    }

    String string() {
        expect('"');
        int start = at;
        boolean ascii = true;
        while (at < text.length) {
            byte b = text[at++];
            if (b == '"') {
                return new String(
                        text, start, at - 1 - start, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
            }
            if (b == '\\') {
                at--;
                return escaped(start);
            }
            ascii &= b >= 0;
        }
        throw error("a string does not end");
    }

    private String escaped(int start) {
        StringBuilder out = new StringBuilder(64);
        int plain = start;
        while (at < text.length) {
            byte b = text[at++];
            if (b == '"') {
                append(out, plain, at - 1);
                return out.toString();
            }
            if (b == '\\') {
                append(out, plain, at - 1);
                out.append(escape());
                plain = at;
            }
        }
        throw error("a string does not end");
    }

    private void append(StringBuilder out, int from, int to) {
        if (to > from) {
            out.append(new String(text, from, to - from, StandardCharsets.UTF_8));
        }
    }

    private char escape() {
        if (at >= text.length) {
            throw error("a string does not end");
        }
        byte b = text[at++];
        return switch (b) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> (char) (b & 0xFF);
        };
    }

    private char unicode() {
        int c = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length ? Character.digit(text[at++], 16) : -1;
            if (digit < 0) {
                throw error("\\u wants four hexadecimal digits");
            }
            c = (c << 4) | digit;
        }
        return (char) c;
    }

    /** The digits of a number, as they are written. */
    String number() {
        if (peek() != NUMBER) {
            throw unexpected("a number");
        }
        int start = at;
        while (at < text.length && "+-.eE0123456789".indexOf(text[at]) >= 0) {
            at++;
        }
        return new String(text, start, at - start, StandardCharsets.ISO_8859_1);
    }

    boolean bool() {
        if (peek() == 't') {
            word("true");
            return true;
        }
        word("false");
        return false;
    }

    void nothing() {
        word("null");
    }

    private void word(String word) {
        peek();
        for (int i = 0; i < word.length(); i++) {
            if (at >= text.length || text[at] != word.charAt(i)) {
                throw unexpected(word);
            }
            at++;
        }
    }

    /** Passes over one value of any kind. */
    void skip() {
        switch (peek()) {
            case '{' -> {
                enter('{');
                while (next('}')) {
                    name();
                    skip();
                }
            }
            case '[' -> {
                enter('[');
                while (next(']')) {
                    skip();
                }
            }
            case '"' -> string();
            case NUMBER -> number();
            case 'n' -> nothing();
            default -> bool();
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected("'" + c + "'");
        }
        at++;
    }

    JsonException unexpected(String wanted) {
        char found = peek();
        return error("expected " + wanted + " but found "
                + (found == END ? "the end" : "'" + (char) (text[at] & 0xFF) + "'"));
    }

    JsonException error(String why) {
        return new JsonException("Cannot read the JSON: " + why + " at byte " + at);
    }
}
