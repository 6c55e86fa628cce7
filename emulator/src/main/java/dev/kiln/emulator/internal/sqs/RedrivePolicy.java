package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where messages go that were received too often. */
record RedrivePolicy(String targetArn, int maxReceiveCount) {
    private static final int MOST_RECEIVES = 1000;

    /**
     * Reads a policy.
     *
     * @throws software.amazon.awssdk.services.sqs.model.SqsException in AWS's words where it is none
     */
    static RedrivePolicy of(String text) {
        Map<String, @Nullable Object> policy = Json.object(text);
        if (policy == null) {
            throw invalid(text, "Redrive policy is not a valid JSON map.");
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
        if (policy == null) {
            throw SqsErrors.invalid(text, "RedriveAllowPolicy", "Redrive allow policy is not a valid JSON map.");
        }
        String permission = String.valueOf(policy.get("redrivePermission"));
        Object sources = policy.get("sourceQueueArns");
        boolean byQueue = permission.equals("byQueue");
        if (!byQueue && !permission.equals("allowAll") && !permission.equals("denyAll")) {
            throw SqsErrors.invalid(
                    text,
                    "RedriveAllowPolicy",
                    "Amazon SQS can't create the redrive allow policy. The redrivePermission must be allowAll, denyAll or byQueue.");
        }
        boolean some = sources instanceof List<?> arns && !arns.isEmpty() && arns.size() <= 10;
        if (byQueue != some) {
            throw SqsErrors.invalid(
                    text,
                    "RedriveAllowPolicy",
                    "Amazon SQS can't create the redrive allow policy. You can specify 1 to 10 source queues with byQueue only.");
        }
    }
}
