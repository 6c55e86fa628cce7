package dev.kiln.emulator.internal.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keys as bytes that sort, unsigned, as DynamoDB sorts the keys of one type.
 *
 * <p>Strings are their UTF-8 bytes and binaries themselves. A number is one byte with its sign and exponent to the base 100,
 * then its digits to that base, each plus one; a negative one is the complement, ended so that it sorts before longer ones.
 * DynamoDB's own form, whose hash decides the order of a scan.
 */
public final class KeyBytes {
    private static final int BIAS = 64;
    private static final int ZERO = 0x80;
    private static final int COMPLEMENT = 101;
    private static final int END = 102;
    private static final int MOST_BYTES = 20;

    private KeyBytes() {}

    /** Returns the bytes of a value of type S, N or B. */
    public static byte[] of(AttributeValue key) {
        return switch (ValueType.of(key)) {
            case S -> key.s().getBytes(StandardCharsets.UTF_8);
            case N -> number(Numbers.of(key));
            case B -> key.b().asByteArray();
            default -> throw new IllegalArgumentException("a value of type " + ValueType.of(key) + " is no key");
        };
    }

    /** Returns the value of a type that has these bytes. */
    public static AttributeValue value(ValueType type, byte[] bytes) {
        return switch (type) {
            case S -> AttributeValue.fromS(new String(bytes, StandardCharsets.UTF_8));
            case N -> AttributeValue.fromN(Numbers.canonical(number(bytes)));
            case B -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
            default -> throw new IllegalArgumentException("a value of type " + type + " is no key");
        };
    }

    private static byte[] number(BigDecimal number) {
        if (number.signum() == 0) {
            return new byte[] {(byte) ZERO};
        }
        boolean negative = number.signum() < 0;
        BigDecimal plain = number.abs().stripTrailingZeros();
        String digits = plain.unscaledValue().toString();
        int exponent = plain.precision() - plain.scale();
        if (exponent % 2 != 0) {
            digits = "0" + digits;
            exponent++;
        }
        if (digits.length() % 2 != 0) {
            digits += "0";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(digits.length() / 2 + 2);
        int first = (exponent / 2 - BIAS) & 0xFF;
        bytes.write(negative ? ~first : first);
        for (int i = 0; i < digits.length(); i += 2) {
            int pair = (digits.charAt(i) - '0') * 10 + digits.charAt(i + 1) - '0';
            bytes.write(negative ? COMPLEMENT - pair : pair + 1);
        }
        if (negative && digits.length() / 2 < MOST_BYTES) {
            bytes.write(END);
        }
        return bytes.toByteArray();
    }

    private static BigDecimal number(byte[] bytes) {
        if (bytes.length == 1) {
            return BigDecimal.ZERO;
        }
        boolean negative = bytes[0] >= 0;
        int exponent = ((byte) (negative ? ~bytes[0] : bytes[0]) + BIAS) * 2;
        StringBuilder digits = new StringBuilder();
        for (int i = 1; i < bytes.length && bytes[i] != END; i++) {
            int pair = negative ? COMPLEMENT - bytes[i] : bytes[i] - 1;
            digits.append((char) ('0' + pair / 10)).append((char) ('0' + pair % 10));
        }
        BigDecimal number = new BigDecimal(new BigInteger(digits.toString()), digits.length() - exponent);
        return negative ? number.negate() : number;
    }
}
