package dev.kiln.emulator.internal.sqs;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

/** What SQS refuses in the attributes of messages. */
final class AttributeChecks {
    private static final int MOST = 10;
    private static final int LONGEST = 256;
    private static final String TRACE = "AWSTraceHeader";

    /** Accented letters are not documented, and taken. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.\\u00c0-\\u017f-]+");

    private static final BigDecimal LOWEST = BigDecimal.TEN.pow(128).negate();
    private static final BigDecimal HIGHEST = BigDecimal.TEN.pow(126);

    private AttributeChecks() {}

    static void check(Map<String, MessageAttributeValue> attributes) {
        if (attributes.size() > MOST) {
            throw SqsErrors.invalid("Number of message attributes [" + attributes.size()
                    + "] exceeds the allowed maximum [" + MOST + "].");
        }
        attributes.forEach((name, value) -> {
            checkName(name);
            checkType(name, value);
            checkValue(name, value);
        });
    }

    /** There is one attribute of the system that senders may set. */
    static void checkSystem(Map<String, MessageSystemAttributeValue> attributes) {
        attributes.forEach((name, value) -> {
            if (!name.equals(TRACE)) {
                throw SqsErrors.invalid("Message system attribute name '" + name + "' is invalid.");
            }
            if (value.stringValue() == null || value.stringValue().isEmpty()) {
                throw SqsErrors.invalid("Message system attribute '" + TRACE
                        + "' must contain a non-empty value of type '" + value.dataType() + "'.");
            }
        });
    }

    private static void checkName(String name) {
        if (name.isBlank()) {
            throw SqsErrors.invalid("The request must contain non-empty message (user) attribute names.");
        }
        if (name.length() > LONGEST) {
            throw nameMust("be shorter than " + LONGEST + " bytes.");
        }
        if (!NAME.matcher(name).matches()) {
            throw SqsErrors.invalid("Message (user) attributes name can only contain upper and lower score characters,"
                    + " digits, periods, hyphens and underscores.");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("aws.") || lower.startsWith("amazon.")) {
            throw SqsErrors.invalid("You can't use message attribute names beginning with 'AWS.' or 'Amazon'. These"
                    + " strings are reserved for internal use.");
        }
        if (name.startsWith(".")) {
            throw nameMust("not begin with character '.'.");
        }
        if (name.endsWith(".")) {
            throw nameMust("not end with character '.'.");
        }
        if (name.contains("..")) {
            throw nameMust("not have successive '.' characters.");
        }
    }

    private static RuntimeException nameMust(String rule) {
        return SqsErrors.invalid("Message (user) attribute name must " + rule);
    }

    private static void checkType(String name, MessageAttributeValue value) {
        if (!value.stringListValues().isEmpty() || !value.binaryListValues().isEmpty()) {
            throw SqsErrors.unsupported("Message attribute list values in SendMessage operation are not supported.");
        }
        String type = value.dataType();
        if (type == null || type.isEmpty()) {
            throw SqsErrors.invalid(
                    "The message (user) attribute '" + name + "' must contain a non-empty message attribute type.");
        }
        if (type.length() > LONGEST) {
            throw SqsErrors.invalid("Message (user) attribute type must be shorter than " + LONGEST + " bytes.");
        }
        if (Stream.of("Binary", "Number", "String").noneMatch(kind(type)::equals)) {
            throw SqsErrors.invalid("The type of message (user) attribute '" + name + "' is invalid. You must use only"
                    + " the following supported type prefixes: Binary, Number, String.");
        }
    }

    private static String kind(String type) {
        return type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
    }

    private static void checkValue(String name, MessageAttributeValue value) {
        boolean text = value.stringValue() != null && !value.stringValue().isEmpty();
        boolean binary = value.binaryValue() != null && value.binaryValue().asByteArrayUnsafe().length > 0;
        String kind = kind(value.dataType());
        if (!text && !binary) {
            throw attribute(name, "must contain a non-empty value of type '" + value.dataType() + "'.");
        }
        if (text && binary) {
            throw attribute(name, "must have a single value.");
        }
        if (binary != kind.equals("Binary")) {
            String field = kind.equals("Binary") ? "Binary" : "String";
            throw attribute(name, "with type '" + value.dataType() + "' must use field '" + field + "'.");
        }
        if (kind.equals("Number")) {
            checkNumber(name, value.stringValue());
        } else if (text) {
            checkText(value.stringValue());
        }
    }

    private static RuntimeException attribute(String name, String rule) {
        return SqsErrors.invalid("Message (user) attribute '" + name + "' " + rule);
    }

    private static void checkNumber(String name, String text) {
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException none) {
            throw SqsErrors.invalid("Can't cast the value of message (user) attribute '" + name + "' to a number.");
        }
        if (number.compareTo(LOWEST) < 0 || number.compareTo(HIGHEST) > 0) {
            throw SqsErrors.invalid("Number attribute value " + text + " should be in range (-10**128..10**126)");
        }
    }

    private static void checkText(String text) {
        try {
            MessageChecks.checkCharacters(text);
        } catch (InvalidMessageContentsException contents) {
            throw SqsErrors.invalid(contents.awsErrorDetails().errorMessage());
        }
    }
}
