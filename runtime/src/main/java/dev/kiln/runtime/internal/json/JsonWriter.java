package dev.kiln.runtime.internal.json;

import java.util.Arrays;

/** Collects JSON text as UTF-8. */
final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";

    private byte[] text = new byte[512];
    private int size;
    private boolean first = true;

    byte[] toByteArray() {
        return Arrays.copyOf(text, size);
    }

    void open(char bracket) {
        put(bracket);
        first = true;
    }

    void close(char bracket) {
        put(bracket);
        first = false;
    }

    /** Begins the next element of an array; the comma comes by itself. */
    void element() {
        if (!first) {
            put(',');
        }
        first = false;
    }

    void name(String name) {
        element();
        string(name);
        put(':');
    }

    /** Writes characters that need no quoting: a number, {@code true}, {@code null}. */
    void raw(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            text[size++] = (byte) ascii.charAt(i);
        }
    }

    void string(CharSequence value) {
        put('"');
        int length = value.length();
        // one character never takes more than six bytes
        for (int i = 0; i < length; i++) {
            room(6);
            char c = value.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                text[size++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                text[size++] = (byte) (0xC0 | (c >> 6));
                text[size++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isSurrogate(c)) {
                // as AWS writes them; a lone half survives, too
                unicode(c);
            } else {
                text[size++] = (byte) (0xE0 | (c >> 12));
                text[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
                text[size++] = (byte) (0x80 | (c & 0x3F));
            }
        }
        put('"');
    }

    private void escape(char c) {
        int shortForm = "\"\\\n\t\r\b\f".indexOf(c);
        if (shortForm >= 0) {
            text[size++] = '\\';
            text[size++] = (byte) "\"\\ntrbf".charAt(shortForm);
        } else {
            unicode(c);
        }
    }

    private void unicode(char c) {
        text[size++] = '\\';
        text[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            text[size++] = (byte) HEX.charAt((c >> shift) & 0xF);
        }
    }

    private void put(char c) {
        room(1);
        text[size++] = (byte) c;
    }

    private void room(int more) {
        if (size + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, size + more));
        }
    }
}
