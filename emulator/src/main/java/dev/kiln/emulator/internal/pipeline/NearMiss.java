package dev.kiln.emulator.internal.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what was probably meant by a name that does not exist. */
final class NearMiss {
    private static final int MOST_EDITS = 3;

    private NearMiss() {}

    /** Returns {@code "; did you mean X?"}, or empty text where nothing is near. */
    static String hint(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> edits(name, candidate) <= Math.min(MOST_EDITS, candidate.length() / 3))
                .min(Comparator.comparingInt((String candidate) -> edits(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    /** Levenshtein distance, without regard to case. */
    private static int edits(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        if (Math.abs(from.length() - to.length()) > MOST_EDITS) {
            return MOST_EDITS + 1;
        }
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int above = row[j];
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(above + 1, row[j - 1] + 1), diagonal + change);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
