package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.Arn;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The attributes that can be set on a queue, their bounds and what they are when they are not set. */
final class QueueAttributes {
    static final String FIFO_SUFFIX = ".fifo";
    static final int MAX_MESSAGE_BYTES = 1 << 20;

    private record Bounds(int usual, int min, int max) {}

    private static final Map<String, Bounds> NUMBERS = Map.of(
            "DelaySeconds", new Bounds(0, 0, 900),
            "MaximumMessageSize", new Bounds(MAX_MESSAGE_BYTES, 1024, MAX_MESSAGE_BYTES),
            "MessageRetentionPeriod", new Bounds(345_600, 60, 1_209_600),
            "ReceiveMessageWaitTimeSeconds", new Bounds(0, 0, 20),
            "VisibilityTimeout", new Bounds(30, 0, 43_200),
            "KmsDataKeyReusePeriodSeconds", new Bounds(300, 60, 86_400));

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "FifoQueue", Set.of("true", "false"),
            "ContentBasedDeduplication", Set.of("true", "false"),
            "SqsManagedSseEnabled", Set.of("true", "false"),
            "DeduplicationScope", Set.of("queue", "messageGroup"),
            "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));

    /** Removed where they are set to nothing. */
    private static final Set<String> TEXTS = Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId");

    private static final Map<String, String> FIFO_USUAL = Map.of(
            "ContentBasedDeduplication", "false", "DeduplicationScope", "queue", "FifoThroughputLimit", "perQueue");

    private QueueAttributes() {}

    static int usual(String attribute) {
        return Objects.requireNonNull(NUMBERS.get(attribute)).usual();
    }

    /**
     * Checks attributes that are to be set and returns those of the queue as they will be.
     *
     * @param current those that are set now; empty for a new queue
     * @param created whether the queue is being created
     */
    static Map<String, String> changed(
            Map<String, String> current, Map<String, String> given, boolean fifo, boolean created) {
        Map<String, String> changed = new LinkedHashMap<>(current);
        given.forEach((name, value) -> {
            checkKind(name, value, fifo, created);
            if (TEXTS.contains(name) && value.isEmpty()) {
                changed.remove(name);
            } else if (name.equals("KmsDataKeyReusePeriodSeconds") && value.equals("300")) {
                changed.remove(name); // AWS does not tell of it where it is the usual one, unless there is a key
            } else {
                changed.put(name, checked(name, value));
            }
        });
        settleEncryption(changed, given);
        if ("perMessageGroupId".equals(changed.get("FifoThroughputLimit"))
                && !"messageGroup".equals(changed.get("DeduplicationScope"))) {
            throw SqsErrors.invalid(
                    "The perMessageGroupId value is allowed only when the value for DeduplicationScope is"
                            + " messageGroup");
        }
        return changed;
    }

    /** A queue's messages are encrypted with a key of KMS or by SQS; whichever is set ends the other. */
    private static void settleEncryption(Map<String, String> changed, Map<String, String> given) {
        boolean key = !given.getOrDefault("KmsMasterKeyId", "").isEmpty();
        boolean managed = given.getOrDefault("SqsManagedSseEnabled", "").equalsIgnoreCase("true");
        if (key && managed) {
            throw SqsErrors.attributeName("You can use one type of server-side encryption (SSE) at one time. You can"
                    + " either enable KMS SSE or SQS SSE.");
        }
        if (key) {
            changed.put("SqsManagedSseEnabled", "false");
        } else if (managed) {
            changed.remove("KmsMasterKeyId");
            changed.remove("KmsDataKeyReusePeriodSeconds");
        }
    }

    private static void checkKind(String name, String value, boolean fifo, boolean created) {
        if (!NUMBERS.containsKey(name) && !CHOICES.containsKey(name) && !TEXTS.contains(name)) {
            throw SqsErrors.unknownAttribute(name);
        }
        if (name.equals("FifoQueue")) {
            boolean wanted = value.equalsIgnoreCase("true");
            if (fifo && !wanted) {
                throw SqsErrors.attributeValue("Invalid value for the parameter FifoQueue. Reason: Modifying queue type"
                        + " is not supported.");
            }
            if (!fifo && !(created && wanted)) {
                throw SqsErrors.unknownAttribute(name);
            }
        }
        if (!fifo && name.equals("ContentBasedDeduplication")) {
            throw SqsErrors.unknownAttribute(name);
        }
        if (!fifo && FIFO_USUAL.containsKey(name)) {
            throw SqsErrors.attributeName("You can specify the " + name + " only when FifoQueue is set to true.");
        }
    }

    private static String checked(String name, String value) {
        Bounds bounds = NUMBERS.get(name);
        if (bounds != null) {
            boolean number = value.matches("\\d{1,9}");
            int given = number ? Integer.parseInt(value) : -1;
            if (given < bounds.min() || given > bounds.max()) {
                throw SqsErrors.attributeValue("Invalid value for the parameter " + name + ".");
            }
            return Integer.toString(given);
        }
        Set<String> choices = CHOICES.get(name);
        if (choices != null) {
            String choice = choices.contains("true") ? value.toLowerCase(Locale.ROOT) : value;
            if (!choices.contains(choice)) {
                throw SqsErrors.attributeValue("Invalid value for the parameter " + name + ".");
            }
            return choice;
        }
        if (name.equals("Policy") && !value.isEmpty()) {
            QueuePolicy.check(value);
        }
        return value;
    }

    /** All attributes of a queue but the counts of its messages, by name. */
    static Map<String, String> all(QueueRecord queue) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("QueueArn", queue.queueName().arn());
        all.put("CreatedTimestamp", Long.toString(queue.created()));
        all.put("LastModifiedTimestamp", Long.toString(queue.modified()));
        NUMBERS.forEach((name, bounds) -> {
            if (!name.startsWith("Kms")) {
                all.put(name, Integer.toString(bounds.usual()));
            }
        });
        all.put("SqsManagedSseEnabled", "true");
        if (queue.fifo()) {
            all.putAll(FIFO_USUAL);
        }
        all.putAll(queue.attributes());
        if (all.containsKey("KmsMasterKeyId")) {
            all.putIfAbsent("KmsDataKeyReusePeriodSeconds", Integer.toString(usual("KmsDataKeyReusePeriodSeconds")));
        }
        return all;
    }

    /** Refuses redrive policies that AWS would not take. */
    static void checkRedrive(Queues queues, QueueName name, Map<String, String> given) {
        String allow = given.getOrDefault("RedriveAllowPolicy", "");
        if (!allow.isEmpty()) {
            RedrivePolicy.checkAllowPolicy(allow);
        }
        String text = given.getOrDefault("RedrivePolicy", "");
        if (text.isEmpty()) {
            return;
        }
        RedrivePolicy policy = RedrivePolicy.given(text);
        QueueName target = QueueName.ofArn(policy.targetArn());
        if (target == null) {
            throw RedrivePolicy.invalid(
                    text,
                    Arn.of(policy.targetArn()) == null
                            ? "Dead-letter target ARN should be fully qualified ARN."
                            : "Only SQS queues are valid resources for deadLetterTargetArn.");
        }
        QueueRecord found = queues.find(target);
        if (found == null) {
            throw RedrivePolicy.invalid(text, "Dead letter target does not exist.");
        }
        if (found.fifo() != name.name().endsWith(FIFO_SUFFIX)) {
            throw RedrivePolicy.invalid(text, "Dead-letter queue must be same type of queue as the source.");
        }
        if (!RedrivePolicy.allowed(found.attributes().get("RedriveAllowPolicy"), name.arn())) {
            throw RedrivePolicy.invalid(
                    text, "The dead letter queue's redrive allow policy does not allow this queue.");
        }
    }
}
