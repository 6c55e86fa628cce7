package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Scalars as text, the way they stand in paths, queries and headers. */
final class TextValues {
    private TextValues() {}

    static Object read(String text, Member member, Format defaultFormat) {
        try {
            return switch (member.type()) {
                case STRING -> member.jsonValue() ? fromBase64(text) : text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> bool(text);
                case INSTANT -> Timestamps.read(text, member.timestamp(defaultFormat));
                case SDK_BYTES ->
                    SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
                default -> throw new IllegalStateException(member.name() + " has type " + member.type());
            };
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw AwsErrors.serialization(
                    "STRING_VALUE cannot be converted to " + member.targetType().getSimpleName());
        }
    }

    private static String fromBase64(String text) {
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static Boolean bool(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw new IllegalArgumentException(text);
    }

    static String write(Object value, Member member, Format defaultFormat) {
        if (value instanceof Instant time) {
            return Timestamps.write(time, member.timestamp(defaultFormat));
        }
        if (value instanceof SdkBytes bytes) {
            return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
        }
        if (member.jsonValue()) {
            return Base64.getEncoder().encodeToString(value.toString().getBytes(StandardCharsets.UTF_8));
        }
        return value.toString();
    }
}
