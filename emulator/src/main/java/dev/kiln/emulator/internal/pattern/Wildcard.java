package dev.kiln.emulator.internal.pattern;

/** A text in which {@code *} stands for any characters, and {@code \} takes the meaning of the one behind it. */
record Wildcard(String text) {
    /** Reads one; two stars in a row are refused, as AWS does. */
    static Wildcard of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
                if (i == text.length() || (text.charAt(i) != '*' && text.charAt(i) != '\\')) {
                    throw new IllegalArgumentException("a backslash before something else than * or \\");
                }
            } else if (text.startsWith("**", i)) {
                throw new IllegalArgumentException("two stars in a row");
            }
        }
        return new Wildcard(text);
    }

    /** Goes back to the last star whenever what follows it does not fit, so that time stays bounded by the product of the lengths. */
    boolean matches(String value) {
        int at = 0;
        int in = 0;
        int star = -1;
        int tried = 0;
        while (in < value.length()) {
            boolean escaped = at < text.length() && text.charAt(at) == '\\';
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                tried = in;
            } else if (at < text.length() && text.charAt(escaped ? at + 1 : at) == value.charAt(in)) {
                at += escaped ? 2 : 1;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++tried;
            } else {
                return false;
            }
        }
        return at == text.length() || (at == text.length() - 1 && text.charAt(at) == '*');
    }
}
