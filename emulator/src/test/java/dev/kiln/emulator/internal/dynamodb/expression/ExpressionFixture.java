package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Parses one expression with the names and values that it mentions of a fixed set. */
final class ExpressionFixture {
    static final Map<String, AttributeValue> VALUES = Map.of(
            ":s", AttributeValue.fromS("a"),
            ":n", AttributeValue.fromN("1"),
            ":l", AttributeValue.fromL(List.of(AttributeValue.fromS("x"))),
            ":m", AttributeValue.fromM(Map.of()),
            ":ss", AttributeValue.fromSs(List.of("a", "b")),
            ":ns", AttributeValue.fromNs(List.of("1")),
            ":bool", AttributeValue.fromBool(true),
            ":nul", AttributeValue.fromNul(true),
            ":b", AttributeValue.fromB(SdkBytes.fromUtf8String("a")),
            ":z", AttributeValue.fromS("z"));

    static final Map<String, String> NAMES = Map.of("#a", "a", "#dot", "x.y", "#abort", "abort");

    private static final Pattern MENTIONED = Pattern.compile("[:#]\\w+");

    private ExpressionFixture() {}

    static Expressions parse(String parameter, String text) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        Matcher matcher = MENTIONED.matcher(text);
        while (matcher.find()) {
            if (VALUES.containsKey(matcher.group())) {
                values.put(matcher.group(), VALUES.get(matcher.group()));
            } else if (NAMES.containsKey(matcher.group())) {
                names.put(matcher.group(), NAMES.get(matcher.group()));
            }
        }
        return new ExpressionParameters(RequestLayer.BARE)
                .expression(parameter, text)
                .names(names.isEmpty() ? null : names)
                .values(values.isEmpty() ? null : values)
                .parse();
    }

    /** Returns what AWS would say, or "accepted". */
    static String refusal(String parameter, String text) {
        return refusal(() -> parse(parameter, text));
    }

    static String refusal(Runnable action) {
        try {
            action.run();
            return "accepted";
        } catch (AwsServiceException refusal) {
            return refusal.awsErrorDetails().errorMessage();
        }
    }

    static AttributeValue n(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }

    static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue list(AttributeValue... elements) {
        return AttributeValue.fromL(List.of(elements));
    }

    static AttributeValue map(String name, AttributeValue value) {
        return AttributeValue.fromM(Map.of(name, value));
    }
}
