package dev.kiln.emulator.internal.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/**
 * The keys that a notification configuration is about. What is special in the values of a filter is written as in a URL: a space as a
 * plus.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html">AWS: Filtering by key
 *     names</a>
 */
record KeyFilter(String prefix, String suffix) {
    private static final KeyFilter ALL = new KeyFilter("", "");

    static KeyFilter of(@Nullable NotificationConfigurationFilter filter) {
        if (filter == null || filter.key() == null) {
            return ALL;
        }
        String prefix = "";
        String suffix = "";
        for (FilterRule rule : filter.key().filterRules()) {
            String value = rule.value() == null ? "" : decoded(rule.value());
            if (String.valueOf(rule.nameAsString()).toLowerCase(Locale.ROOT).equals("prefix")) {
                prefix = value;
            } else {
                suffix = value;
            }
        }
        return new KeyFilter(prefix, suffix);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return value;
        }
    }

    boolean passes(String key) {
        return key.startsWith(prefix) && key.endsWith(suffix);
    }

    boolean all() {
        return prefix.isEmpty() && suffix.isEmpty();
    }

    /** Whether there are keys that pass both. */
    boolean overlaps(KeyFilter other) {
        boolean prefixes = prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix);
        return prefixes && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    }
}
