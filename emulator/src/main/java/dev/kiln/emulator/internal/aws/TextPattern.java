package dev.kiln.emulator.internal.aws;

import java.util.regex.Pattern;

/** A regular expression that a whole text must match. Remembers the last text that did: callers send the same name again. */
final class TextPattern {
    private static final int LONGEST_REMEMBERED = 512;

    private final Pattern pattern;

    /** Written by any thread without order; a stale value only costs a match. */
    private String lastMatch = "";

    TextPattern(String regex) {
        this.pattern = Pattern.compile(regex);
    }

    boolean matches(String text) {
        if (!text.isEmpty() && text.equals(lastMatch)) {
            return true;
        }
        boolean matches = pattern.matcher(text).matches();
        if (matches && text.length() <= LONGEST_REMEMBERED) {
            lastMatch = text;
        }
        return matches;
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }
}
