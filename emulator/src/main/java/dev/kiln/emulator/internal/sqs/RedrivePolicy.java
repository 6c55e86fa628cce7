package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where messages go that were received too often. */
record RedrivePolicy(String targetArn, int maxReceiveCount) {
    private static final int MOST_RECEIVES = 1000;
    private static final int MOST_SOURCES = 10;
    private static final Set<String> PERMISSIONS = Set.of("allowAll", "denyAll", "byQueue");
    private static final Set<String> ALLOW_MEMBERS = Set.of("redrivePermission", "sourceQueueArns");

    /**
     * Reads a policy.
     *
     * @throws software.amazon.awssdk.services.sqs.model.SqsException in AWS's words where it is none
     */
    static RedrivePolicy of(String text) {
        Map<String, @Nullable Object> policy = Json.object(text);
        if (policy == null) {
            throw SqsErrors.attributeValue(
                    "Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON map.");
        }
        Object count = policy.get("maxReceiveCount");
        Object target = policy.get("deadLetterTargetArn");
        if (count == null) {
            throw invalid(text, "Redrive policy does not contain mandatory attribute: maxReceiveCount.");
        }
        if (target == null) {
            throw invalid(text, "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
        }
        return new RedrivePolicy(target.toString(), receives(text, count.toString()));
    }

    /** Reads a policy that is to be set: it may have nothing else in it. */
    static RedrivePolicy given(String text) {
        RedrivePolicy policy = of(text);
        Map<String, @Nullable Object> members = Json.object(text);
        if (members != null && members.size() > 2) {
            throw invalid(text, "Only following attributes are supported: [maxReceiveCount, deadLetterTargetArn].");
        }
        return policy;
    }

    private static int receives(String text, String count) {
        boolean number = count.matches("\\d{1,4}");
        int receives = number ? Integer.parseInt(count) : 0;
        if (receives < 1 || receives > MOST_RECEIVES) {
            throw invalid(
                    text,
                    "Invalid value for maxReceiveCount: " + count
                            + ", valid values are from 1 to 1000 both inclusive.");
        }
        return receives;
    }

    static RuntimeException invalid(String text, String reason) {
        return SqsErrors.invalid(text, "RedrivePolicy", reason);
    }

    /** Whether a dead-letter queue's own policy lets a queue use it. */
    static boolean allowed(@Nullable String allowPolicy, String sourceArn) {
        Map<String, @Nullable Object> policy = allowPolicy == null ? null : Json.object(allowPolicy);
        if (policy == null) {
            return true;
        }
        return switch (String.valueOf(policy.get("redrivePermission"))) {
            case "denyAll" -> false;
            case "byQueue" -> policy.get("sourceQueueArns") instanceof List<?> arns && arns.contains(sourceArn);
            default -> true;
        };
    }

    /** Refuses a RedriveAllowPolicy that AWS would not take. */
    static void checkAllowPolicy(String text) {
        Map<String, @Nullable Object> policy = Json.object(text);
        Object sources = policy == null ? null : policy.get("sourceQueueArns");
        if (policy == null
                || !ALLOW_MEMBERS.containsAll(policy.keySet())
                || !PERMISSIONS.contains(String.valueOf(policy.get("redrivePermission")))
                || !(sources == null || isListOfTexts(sources))) {
            throw SqsErrors.attributeValue(
                    "Invalid value for the parameter RedriveAllowPolicy. Reason: Amazon SQS can't"
                            + " create the redrive allow policy, as it’s in an unsupported format.");
        }
        boolean byQueue = "byQueue".equals(policy.get("redrivePermission"));
        int named = sources instanceof List<?> list ? list.size() : 0;
        if (sources != null && !byQueue) {
            throw notAllowed(
                    text, "To specify one or more source queue ARNs, you must set redrivePermission to byQueue.");
        }
        if (byQueue && named == 0) {
            throw notAllowed(
                    text,
                    "When you specify the byQueue permission type, you must also specify one or more sourceQueueArns"
                            + " values.");
        }
        if (named > MOST_SOURCES) {
            throw notAllowed(text, "The maximum number of source queue ARNs you can specify is " + MOST_SOURCES + ".");
        }
    }

    private static boolean isListOfTexts(Object value) {
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    }

    private static RuntimeException notAllowed(String text, String reason) {
        return SqsErrors.invalid(
                text, "RedriveAllowPolicy", "Amazon SQS can't create the redrive allow policy. " + reason);
    }
}
