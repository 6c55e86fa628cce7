package dev.kiln.emulator.internal.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param next null on the last page, and where no page size was asked for
 */
record Page<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 1000;

    static <T> Page<T> of(List<T> all, Function<T, String> name, @Nullable String token, @Nullable Integer most) {
        if (most != null && (most < 1 || most > MOST)) {
            throw SqsErrors.invalid("Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer"
                    + " between 1 and " + MOST + ".");
        }
        String after = token == null || token.isEmpty() ? null : decoded(token);
        List<T> rest = all.stream()
                .filter(item -> after == null || name.apply(item).compareTo(after) > 0)
                .toList();
        int size = Math.min(rest.size(), most == null ? MOST : most);
        List<T> items = rest.subList(0, size);
        boolean more = most != null && size < rest.size();
        return new Page<>(items, more ? encoded(name.apply(items.get(size - 1))) : null);
    }

    private static String encoded(String name) {
        return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw SqsErrors.invalid("Invalid or expired next token.");
        }
    }
}
