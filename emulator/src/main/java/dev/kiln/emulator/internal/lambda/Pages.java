package dev.kiln.emulator.internal.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextMarker null on the last page
 */
record Pages<T>(List<T> items, @Nullable String nextMarker) {
    private static final int USUAL_ITEMS = 50;

    /**
     * The page after a marker that an earlier page gave out. The marker is the last item's key, so that deleting what was
     * listed, page by page, reaches everything.
     *
     * @param all in the order of their keys
     */
    static <T> Pages<T> page(
            List<T> all, Function<T, String> key, @Nullable String marker, @Nullable Integer maxItems) {
        List<T> rest = all;
        if (marker != null && !marker.isEmpty()) {
            String after = decode(marker);
            rest = all.stream()
                    .filter(item -> key.apply(item).compareTo(after) > 0)
                    .toList();
        }
        int most = maxItems == null ? USUAL_ITEMS : Math.min(maxItems, USUAL_ITEMS);
        List<T> items = List.copyOf(rest.subList(0, Math.min(most, rest.size())));
        boolean last = items.size() == rest.size();
        return new Pages<>(items, last ? null : encode(key.apply(items.get(items.size() - 1))));
    }

    /** A key that sorts numbers by their value. */
    static String numberKey(long number) {
        return String.format(Locale.ROOT, "%019d", number);
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw LambdaErrors.invalid("Invalid marker value.");
        }
    }
}
