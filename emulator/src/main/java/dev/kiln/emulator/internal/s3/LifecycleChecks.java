package dev.kiln.emulator.internal.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortIncompleteMultipartUpload;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;

/** What makes lifecycle rules ones that S3 takes. */
final class LifecycleChecks {
    private static final int MOST_RULES = 1000;
    private static final int LONGEST_ID = 255;
    private static final String USUAL_SMALLEST = "all_storage_classes_128K";
    private static final Set<String> SMALLEST = Set.of(USUAL_SMALLEST, "varies_by_storage_class");

    private LifecycleChecks() {}

    static LifecycleRules checked(@Nullable BucketLifecycleConfiguration configuration, @Nullable String smallest) {
        if (smallest != null && !SMALLEST.contains(smallest)) {
            throw S3Errors.invalidRequest("Invalid TransitionDefaultMinimumObjectSize found: " + smallest);
        }
        if (configuration == null) {
            throw S3Errors.malformedXml();
        }
        WellFormed.require(
                !configuration.rules().isEmpty() && configuration.rules().size() <= MOST_RULES);
        List<LifecycleRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (LifecycleRule rule : configuration.rules()) {
            check(rule);
            LifecycleRule named = named(rule);
            if (!ids.add(named.id())) {
                throw S3Errors.invalidArgument(
                        "Rule ID must be unique. Found same ID for more than one rule", "ID", named.id());
            }
            rules.add(named);
        }
        return new LifecycleRules(rules, smallest == null ? USUAL_SMALLEST : smallest);
    }

    private static LifecycleRule named(LifecycleRule rule) {
        String id = rule.id();
        if (id == null || id.isEmpty()) {
            return rule.toBuilder().id(UUID.randomUUID().toString()).build();
        }
        if (id.length() > LONGEST_ID) {
            throw S3Errors.invalidArgument("ID length should not exceed allowed limit of " + LONGEST_ID, "ID", id);
        }
        return rule;
    }

    @SuppressWarnings("deprecation") // prefixes outside a filter are old, and still taken
    private static void check(LifecycleRule rule) {
        WellFormed.known(rule.status());
        WellFormed.require((rule.filter() != null) != (rule.prefix() != null));
        boolean acts = rule.expiration() != null
                || rule.hasTransitions()
                || rule.hasNoncurrentVersionTransitions()
                || rule.noncurrentVersionExpiration() != null
                || rule.abortIncompleteMultipartUpload() != null;
        if (!acts) {
            throw S3Errors.invalidRequest("At least one action needs to be specified in a rule");
        }
        boolean tagged = rule.filter() != null && checkFilter(rule.filter());
        LifecycleExpiration expiration = rule.expiration();
        if (expiration != null) {
            checkExpiration(expiration);
            if (tagged && expiration.expiredObjectDeleteMarker() != null) {
                throw S3Errors.invalidRequest("ExpiredObjectDeleteMarker cannot be specified with Tags.");
            }
        }
        NoncurrentVersionExpiration old = rule.noncurrentVersionExpiration();
        if (old != null) {
            WellFormed.require(old.noncurrentDays() != null || old.newerNoncurrentVersions() != null);
            checkPositive("NoncurrentDays", "NoncurrentVersionExpiration", old.noncurrentDays());
        }
        AbortIncompleteMultipartUpload abort = rule.abortIncompleteMultipartUpload();
        if (abort != null) {
            WellFormed.require(abort.daysAfterInitiation() != null);
            checkPositive("DaysAfterInitiation", "AbortIncompleteMultipartUpload", abort.daysAfterInitiation());
            if (tagged) {
                throw S3Errors.invalidRequest("AbortIncompleteMultipartUpload cannot be specified with Tags.");
            }
        }
        rule.transitions().forEach(LifecycleChecks::checkTransition);
        TransitionChecks.check(rule);
    }

    private static void checkTransition(Transition transition) {
        WellFormed.known(transition.storageClass());
        WellFormed.require((transition.days() == null) != (transition.date() == null));
        checkMidnight(transition.date());
    }

    private static void checkExpiration(LifecycleExpiration expiration) {
        int said = count(expiration.days(), expiration.date(), expiration.expiredObjectDeleteMarker());
        WellFormed.require(said == 1);
        checkPositive("Days", "Expiration", expiration.days());
        checkMidnight(expiration.date());
    }

    private static void checkPositive(String member, String action, @Nullable Integer days) {
        if (days != null && days <= 0) {
            throw S3Errors.invalidArgument(
                    "'" + member + "' for " + action + " action must be a positive integer", member, days.toString());
        }
    }

    private static void checkMidnight(@Nullable Instant date) {
        if (date != null && !date.equals(date.truncatedTo(ChronoUnit.DAYS))) {
            throw S3Errors.invalidArgument("'Date' must be at midnight GMT", "Date", date.toString());
        }
    }

    /** Returns whether the filter is about tags. */
    private static boolean checkFilter(LifecycleRuleFilter filter) {
        WellFormed.require(count(
                        filter.prefix(),
                        filter.tag(),
                        filter.objectSizeGreaterThan(),
                        filter.objectSizeLessThan(),
                        filter.and())
                <= 1);
        LifecycleRuleAndOperator and = filter.and();
        if (and == null) {
            return filter.tag() != null;
        }
        Set<String> keys = new HashSet<>();
        for (Tag tag : and.tags()) {
            WellFormed.require(tag.key() != null && tag.value() != null);
            if (!keys.add(tag.key())) {
                throw S3Errors.invalidRequest("Duplicate Tag Keys are not allowed.");
            }
        }
        return and.hasTags();
    }

    private static int count(@Nullable Object... values) {
        int there = 0;
        for (Object value : values) {
            there += value == null ? 0 : 1;
        }
        return there;
    }
}
