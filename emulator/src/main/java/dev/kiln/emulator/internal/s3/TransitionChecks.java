package dev.kiln.emulator.internal.s3;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.LifecycleExpiration;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Transition;
import software.amazon.awssdk.services.s3.model.TransitionStorageClass;

/** What S3 says of a rule's transitions beside each other, and beside its expiration. */
final class TransitionChecks {
    private static final int DAYS_BEFORE_INFREQUENT = 30;
    private static final Set<TransitionStorageClass> INFREQUENT =
            Set.of(TransitionStorageClass.STANDARD_IA, TransitionStorageClass.ONEZONE_IA);

    private TransitionChecks() {}

    static void check(LifecycleRule rule) {
        List<Transition> transitions = rule.transitions();
        if (transitions.isEmpty()) {
            return;
        }
        String filter = "(prefix=" + prefix(rule) + ")";
        Set<TransitionStorageClass> classes = new HashSet<>();
        for (Transition transition : transitions) {
            Integer days = transition.days();
            if (days != null && days < 0) {
                throw argument("'Days' in Transition action must be nonnegative");
            }
            if (days != null && days < DAYS_BEFORE_INFREQUENT && INFREQUENT.contains(transition.storageClass())) {
                throw argument("'Days' in Transition action must be greater than or equal to 30 for storageClass '"
                        + transition.storageClassAsString() + "'");
            }
            if (!classes.add(transition.storageClass())) {
                throw S3Errors.invalidRequest(
                        "'StorageClass' must be different for 'Transition' actions in same 'Rule' with filter '"
                                + filter + "'");
            }
        }
        boolean days = transitions.stream().anyMatch(transition -> transition.days() != null);
        boolean dates = transitions.stream().anyMatch(transition -> transition.date() != null);
        if (days && dates) {
            throw S3Errors.invalidRequest(
                    "Found mixed 'Date' and 'Days' based Transition actions in lifecycle rule for filter '" + filter
                            + "'");
        }
        if (rule.expiration() != null) {
            checkBeside(rule.expiration(), transitions, filter);
        }
    }

    private static void checkBeside(LifecycleExpiration expiration, List<Transition> transitions, String filter) {
        boolean days = transitions.get(0).days() != null;
        if ((expiration.days() != null && !days) || (expiration.date() != null && days)) {
            throw S3Errors.invalidRequest("Found mixed 'Date' and 'Days' based Expiration and Transition actions in"
                    + " lifecycle rule for filter '" + filter + "'");
        }
        for (Transition transition : transitions) {
            boolean soon = days
                    ? expiration.days() != null && expiration.days() <= transition.days()
                    : expiration.date() != null && !expiration.date().isAfter(transition.date());
            if (soon) {
                String unit = days ? "Days" : "Date";
                throw argument("'" + unit + "' in the Expiration action for filter '" + filter
                        + "' must be greater than '" + unit + "' in the Transition action");
            }
        }
    }

    @SuppressWarnings("deprecation") // prefixes outside a filter are old, and still taken
    private static String prefix(LifecycleRule rule) {
        LifecycleRuleFilter filter = rule.filter();
        String prefix = filter == null
                ? rule.prefix()
                : filter.and() == null ? filter.prefix() : filter.and().prefix();
        return prefix == null ? "" : prefix;
    }

    private static S3Exception argument(String message) {
        return S3Errors.of(400, "InvalidArgument", message).error();
    }
}
