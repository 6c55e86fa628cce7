package dev.kiln.emulator.internal.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;

/** A key to go on after, as the text that clients hand back: good for the same statement and parameters only. */
final class NextToken {
    private NextToken() {}

    static @Nullable String write(@Nullable Map<String, AttributeValue> key, ExecuteStatementRequest request) {
        if (key == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(digest(request)).append('~');
        key.forEach((name, value) -> text.append(encoded(name))
                .append('.')
                .append(value.type())
                .append('.')
                .append(encoded(text(value)))
                .append('~'));
        return text.toString();
    }

    private static String text(AttributeValue value) {
        if (value.s() != null) {
            return value.s();
        }
        return value.n() != null
                ? value.n()
                : Base64.getEncoder().encodeToString(value.b().asByteArrayUnsafe());
    }

    static Map<String, AttributeValue> read(String token, ExecuteStatementRequest request) {
        String[] parts = token.split("~", -1);
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        try {
            for (int i = 1; i < parts.length; i++) {
                if (!parts[i].isEmpty()) {
                    String[] fields = parts[i].split("\\.", 3);
                    key.put(decoded(fields[0]), value(fields[1], decoded(fields[2])));
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException broken) {
            throw invalid();
        }
        if (key.isEmpty()) {
            throw invalid();
        }
        if (!parts[0].equals(digest(request))) {
            throw DynamoDbErrors.validation("NextToken does not match request");
        }
        return key;
    }

    private static RuntimeException invalid() {
        return DynamoDbErrors.validation("Invalid NextToken");
    }

    private static AttributeValue value(String type, String text) {
        return switch (type) {
            case "S" -> AttributeValue.fromS(text);
            case "N" -> AttributeValue.fromN(text);
            default ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(text)));
        };
    }

    private static String digest(ExecuteStatementRequest request) {
        return ClientTokens.digest(List.of(request.statement(), request.parameters()));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
