package dev.kiln.emulator.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/** What makes a notification configuration one that S3 takes, but for whether its destinations are there. */
final class NotificationChecks {
    private static final int MOST_FILTER_BYTES = 1024;
    private static final int LONGEST_ID = 255;
    private static final Pattern FIFO = Pattern.compile("arn:aws:sqs:.*\\.fifo");
    private static final String SHARED =
            "Configurations overlap. Configurations on the same bucket cannot share a common event type.";
    private static final String AMBIGUOUS =
            "Configuration is ambiguously defined. Cannot have overlapping suffixes in two"
                    + " rules if the prefixes are overlapping for the same event type.";

    private NotificationChecks() {}

    /** One configuration, of whichever kind. */
    private record One(List<String> events, KeyFilter filter) {
        boolean overlaps(One other) {
            return events.stream().anyMatch(each -> other.events.stream().anyMatch(event -> shared(each, event)))
                    && filter.overlaps(other.filter);
        }
    }

    static void check(NotificationConfiguration configuration, BucketRecord bucket) {
        Set<String> ids = new HashSet<>();
        List<One> all = new ArrayList<>();
        configuration.queueConfigurations().forEach(queue -> {
            checkArn(queue.queueArn(), "sqs", "Queue", bucket);
            all.add(one(queue.id(), queue.eventsAsStrings(), queue.filter(), ids));
        });
        configuration.lambdaFunctionConfigurations().forEach(function -> {
            checkArn(function.lambdaFunctionArn(), "lambda", "CloudFunction", bucket);
            all.add(one(function.id(), function.eventsAsStrings(), function.filter(), ids));
        });
        for (int i = 1; i < all.size(); i++) {
            One later = all.get(i);
            for (One earlier : all.subList(0, i)) {
                if (later.overlaps(earlier)) {
                    boolean whole = later.filter().all() && earlier.filter().all();
                    throw S3Errors.of(400, "InvalidArgument", whole ? SHARED : AMBIGUOUS)
                            .error();
                }
            }
        }
    }

    private static One one(
            String id, List<String> events, @Nullable NotificationConfigurationFilter filter, Set<String> ids) {
        if (id.length() > LONGEST_ID) {
            throw S3Errors.invalidArgument("ID length exceeded allowed limit of " + LONGEST_ID, "Id", id);
        }
        if (!ids.add(id)) {
            throw S3Errors.invalidArgument("Same ID used for multiple configurations. IDs must be unique.", "Id", id);
        }
        WellFormed.require(!events.isEmpty());
        for (int i = 0; i < events.size(); i++) {
            String event = events.get(i);
            if (Event.fromValue(event) == Event.UNKNOWN_TO_SDK_VERSION) {
                throw S3Errors.invalidArgument(
                        "The event '" + event + "' is not supported for notifications", "Event", event);
            }
            if (events.subList(0, i).stream().anyMatch(before -> shared(before, event))) {
                throw S3Errors.of(400, "InvalidArgument", SHARED).error();
            }
        }
        checkFilter(filter);
        return new One(events, KeyFilter.of(filter));
    }

    private static void checkFilter(@Nullable NotificationConfigurationFilter filter) {
        if (filter == null || filter.key() == null) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (FilterRule rule : filter.key().filterRules()) {
            WellFormed.require(rule.nameAsString() != null && rule.value() != null);
            String name = rule.nameAsString();
            if (!name.equals("Prefix") && !name.equals("Suffix")) {
                throw S3Errors.invalidArgument(
                        "filter rule name must be either prefix or suffix", "FilterRule.Name", name);
            }
            if (!names.add(name)) {
                throw S3Errors.invalidArgument(
                        "Cannot specify more than one " + (name.equals("Prefix") ? "prefix" : "suffix")
                                + " rule in a filter.",
                        "FilterRule.Name",
                        name);
            }
            if (rule.value().getBytes(StandardCharsets.UTF_8).length > MOST_FILTER_BYTES) {
                throw S3Errors.invalidArgument(
                        "Size of filter rule value cannot exceed 1024 bytes in UTF-8 representation",
                        "FilterRule.Value",
                        rule.value());
            }
        }
    }

    private static void checkArn(String arn, String service, String element, BucketRecord bucket) {
        if (FIFO.matcher(arn).matches()) {
            throw S3Errors.invalidArgument("FIFO SQS queues are not supported.", element, arn);
        }
        if (!arn.startsWith("arn:aws:" + service + ":") || arn.split(":", -1).length < 6) {
            throw S3Errors.invalidArgument("The ARN could not be parsed", element, arn);
        }
        if (!arn.split(":", -1)[3].equals(bucket.region())) {
            throw S3Errors.invalidArgument(
                    "The notification destination service region is not valid for the bucket location constraint",
                    element,
                    arn);
        }
    }

    /** Whether there are events that two names of events both mean; a name may end with a star. */
    private static boolean shared(String one, String other) {
        return includes(one, other) || includes(other, one);
    }

    private static boolean includes(String pattern, String event) {
        return pattern.equals(event)
                || (pattern.endsWith("*") && event.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
