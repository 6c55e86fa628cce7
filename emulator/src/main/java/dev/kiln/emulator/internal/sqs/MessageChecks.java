package dev.kiln.emulator.internal.sqs;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What SQS refuses in messages. */
final class MessageChecks {
    private static final int MOST_ATTRIBUTES = 10;
    private static final int LONGEST_DELAY = 900;

    /** Accented letters are not documented, and taken. */
    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_.\\u00c0-\\u017f-]{1,256}");

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9!\"#$%&'()*+,./:;<=>?@\\[\\\\\\]^_`{|}~-]{1,128}");

    private MessageChecks() {}

    /** Refuses what fails a whole request, also one of a batch. */
    static void checkRequest(QueueRecord queue, Outgoing message, boolean batch) {
        checkId("MessageGroupId", message.group());
        checkId("MessageDeduplicationId", message.deduplicationId());
        if (!queue.fifo()) {
            if (message.deduplicationId() != null) {
                throw notForThisType(message.deduplicationId(), "MessageDeduplicationId");
            }
            return;
        }
        if (message.group() == null) {
            String text = "The request must contain the parameter MessageGroupId.";
            throw batch ? SqsErrors.invalid(text) : SqsErrors.missing("MessageGroupId");
        }
        if (message.deduplicationId() == null && !queue.flag("ContentBasedDeduplication")) {
            throw SqsErrors.invalid("The queue should either have ContentBasedDeduplication enabled or "
                    + "MessageDeduplicationId provided explicitly");
        }
    }

    private static void checkId(String parameter, @Nullable String id) {
        if (id != null && !ID.matcher(id).matches()) {
            throw SqsErrors.invalid(
                    id,
                    parameter,
                    parameter + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
    }

    private static RuntimeException notForThisType(Object value, String parameter) {
        return SqsErrors.invalid(
                value, parameter, "The request include parameter that is not valid for this queue type.");
    }

    /** Refuses what fails one message. */
    static void checkMessage(QueueRecord queue, Outgoing message, boolean batch) {
        String body = message.body();
        if (body == null || body.isEmpty()) {
            throw SqsErrors.missing("MessageBody");
        }
        Integer delay = message.delaySeconds();
        if (delay != null && (delay < 0 || delay > LONGEST_DELAY)) {
            throw SqsErrors.invalid(delay, "DelaySeconds", "DelaySeconds must be >= 0 and <= " + LONGEST_DELAY + ".");
        }
        if (delay != null && delay > 0 && queue.fifo()) {
            throw notForThisType(delay, "DelaySeconds");
        }
        int most = queue.number("MaximumMessageSize");
        if (message.bytes() > most) {
            throw SqsErrors.invalid(
                    (batch ? "One or more parameters cannot be validated." : "One or more parameters are invalid.")
                            + " Reason: Message must be shorter than " + most + " bytes.");
        }
        checkCharacters(body);
        checkAttributes(message.attributes());
    }

    private static void checkCharacters(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean allowed = c == 0x9
                    || c == 0xA
                    || c == 0xD
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            if (!allowed) {
                throw SqsErrors.contents("Invalid characters found. Valid unicode characters are "
                        + "#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
            }
            i += Character.charCount(c);
        }
    }

    private static void checkAttributes(Map<String, MessageAttributeValue> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw SqsErrors.invalid("Number of message attributes [" + attributes.size()
                    + "] exceeds the allowed maximum [" + MOST_ATTRIBUTES + "].");
        }
        attributes.forEach((name, value) -> {
            checkName(name);
            checkValue(name, value);
        });
    }

    private static void checkName(String name) {
        if (!ATTRIBUTE_NAME.matcher(name).matches()) {
            throw SqsErrors.invalid("Message (user) attributes name can only contain upper and lower score characters,"
                    + " digits, periods, hyphens and underscores.");
        }
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("aws.") || lower.startsWith("amazon.") || lower.startsWith(".") || lower.endsWith(".")) {
            throw SqsErrors.invalid("You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These"
                    + " strings are reserved for internal use. Additionally, they cannot start or end with '.'.");
        }
    }

    private static void checkValue(String name, MessageAttributeValue value) {
        String type = value.dataType();
        if (type == null || type.isEmpty()) {
            throw SqsErrors.invalid(
                    "The message attribute '" + name + "' must contain non-empty message attribute type.");
        }
        String kind = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
        switch (kind) {
            case "Binary" -> {
                if (value.binaryValue() == null || value.binaryValue().asByteArrayUnsafe().length == 0) {
                    throw empty(name, type);
                }
            }
            case "String", "Number" -> {
                String text = value.stringValue();
                if (text == null || text.isEmpty()) {
                    throw empty(name, type);
                }
                if (kind.equals("Number")) {
                    checkNumber(name, text);
                } else {
                    checkAttributeText(text);
                }
            }
            default ->
                throw SqsErrors.invalid(
                        "The message attribute '" + name + "' has an invalid message attribute type, the"
                                + " set of supported type prefixes is Binary, Number, and String.");
        }
    }

    private static RuntimeException empty(String name, String type) {
        return SqsErrors.invalid(
                "Message (user) attribute '" + name + "' must contain a non-empty value of type '" + type + "'.");
    }

    private static void checkNumber(String name, String text) {
        try {
            new java.math.BigDecimal(text);
        } catch (NumberFormatException none) {
            throw SqsErrors.invalid("Can't cast the value of message (user) attribute '" + name + "' to a number.");
        }
    }

    private static void checkAttributeText(String text) {
        try {
            checkCharacters(text);
        } catch (software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException contents) {
            throw SqsErrors.invalid(contents.awsErrorDetails().errorMessage());
        }
    }
}
