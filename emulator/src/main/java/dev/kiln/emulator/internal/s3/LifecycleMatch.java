package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.Tag;

/** Which objects a lifecycle rule is about, and when their time has come: at midnight, as AWS rounds it. */
final class LifecycleMatch {
    private LifecycleMatch() {}

    static boolean enabled(LifecycleRule rule) {
        return rule.status() == ExpirationStatus.ENABLED;
    }

    static boolean about(LifecycleRule rule, ObjectRecord object) {
        return aboutKey(rule, object.key()) && (rule.filter() == null || about(rule.filter(), object));
    }

    /** Whether a rule is about a key, whatever is there. */
    @SuppressWarnings("deprecation") // prefixes outside a filter are old, and still taken
    static boolean aboutKey(LifecycleRule rule, String key) {
        LifecycleRuleFilter filter = rule.filter();
        String prefix = filter == null
                ? rule.prefix()
                : filter.and() == null ? filter.prefix() : filter.and().prefix();
        return prefix == null || key.startsWith(prefix);
    }

    private static boolean about(LifecycleRuleFilter filter, ObjectRecord object) {
        LifecycleRuleAndOperator and = filter.and();
        List<Tag> tags = and != null ? and.tags() : filter.tag() == null ? List.of() : List.of(filter.tag());
        Long over = and != null ? and.objectSizeGreaterThan() : filter.objectSizeGreaterThan();
        Long under = and != null ? and.objectSizeLessThan() : filter.objectSizeLessThan();
        return tags.stream().allMatch(tag -> tag.value().equals(object.tags().get(tag.key())))
                && (over == null || object.size() > over)
                && (under == null || object.size() < under);
    }

    /** Returns when a rule ends a newest version that it is about; null if it never does. */
    static @Nullable Instant end(LifecycleRule rule, ObjectRecord object) {
        LifecycleExpiration expiration = rule.expiration();
        if (expiration == null) {
            return null;
        }
        return expiration.days() == null ? expiration.date() : midnight(object.modified(), expiration.days());
    }

    /** Returns the first midnight when so many days have passed. */
    static Instant midnight(Instant since, int days) {
        Instant then = since.plus(days, ChronoUnit.DAYS);
        Instant day = then.truncatedTo(ChronoUnit.DAYS);
        return day.equals(then) ? day : day.plus(1, ChronoUnit.DAYS);
    }
}
