package dev.kiln.emulator.internal.store;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends parts to a key.
 *
 * <p>Each part begins with a tag and delimits itself: 0x00 in strings and bytes becomes 0x00 0xFF, and 0x00 0x00 ends
 * them, so that a shorter string sorts first. Longs have their sign bit flipped. A decimal is its sign, its exponent and
 * its digits, inverted if it is negative.
 */
final class KeyWriter {
    static final byte BYTES = 1;
    static final byte STRING = 2;
    static final byte LONG = 3;
    static final byte DECIMAL = 4;

    static final byte NEGATIVE = 0;
    static final byte ZERO = 1;
    static final byte POSITIVE = 2;

    private byte[] buffer;
    private int length;

    KeyWriter(Key start) {
        length = start.encoded().length;
        buffer = Arrays.copyOf(start.encoded(), length + 32);
    }

    Key key() {
        return new Key(Arrays.copyOf(buffer, length));
    }

    KeyWriter string(String part) {
        openString(part);
        append(0);
        append(0);
        return this;
    }

    /** Appends the beginning of a string. */
    KeyWriter openString(String part) {
        refuseHalfSurrogates(part);
        append(STRING);
        escaped(part.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    KeyWriter bytes(byte[] part) {
        append(BYTES);
        escaped(part);
        append(0);
        append(0);
        return this;
    }

    KeyWriter number(long part) {
        append(LONG);
        bigEndian(part ^ Long.MIN_VALUE, Long.BYTES);
        return this;
    }

    KeyWriter decimal(BigDecimal part) {
        append(DECIMAL);
        int sign = part.signum();
        append(sign < 0 ? NEGATIVE : sign == 0 ? ZERO : POSITIVE);
        if (sign != 0) {
            int start = length;
            BigDecimal plain = part.abs().stripTrailingZeros();
            int exponent = plain.precision() - plain.scale();
            bigEndian(exponent ^ Integer.MIN_VALUE, Integer.BYTES);
            for (byte digit : plain.unscaledValue().toString().getBytes(StandardCharsets.US_ASCII)) {
                append(digit);
            }
            append(0);
            for (int i = start; sign < 0 && i < length; i++) {
                buffer[i] = (byte) ~buffer[i];
            }
        }
        return this;
    }

    private void escaped(byte[] part) {
        for (byte b : part) {
            append(b);
            if (b == 0) {
                append(0xFF);
            }
        }
    }

    private void bigEndian(long value, int size) {
        for (int shift = (size - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            append((int) (value >>> shift));
        }
    }

    private void append(int b) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2 + 16);
        }
        buffer[length++] = (byte) b;
    }

    /** UTF-8 has no half surrogates: encoding would turn them all into the same '?', and different keys into one. */
    private static void refuseHalfSurrogates(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (Character.isSurrogate(part.charAt(i))) {
                if (i + 1 == part.length() || !Character.isSurrogatePair(part.charAt(i), part.charAt(i + 1))) {
                    throw new IllegalArgumentException("not a Unicode string: half a surrogate pair at index " + i);
                }
                i++;
            }
        }
    }
}
