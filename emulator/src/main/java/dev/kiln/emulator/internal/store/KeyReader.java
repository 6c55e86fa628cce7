package dev.kiln.emulator.internal.store;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads the parts of a key, one after the other, as {@link KeyWriter} wrote them. */
final class KeyReader {
    private final byte[] bytes;
    private int position;

    KeyReader(byte[] bytes) {
        this.bytes = bytes;
    }

    KeyReader skip(int parts) {
        for (int i = 0; i < parts; i++) {
            Object unused = any();
        }
        return this;
    }

    List<Object> all() {
        List<Object> parts = new ArrayList<>();
        while (position < bytes.length) {
            Object part = any();
            parts.add(part instanceof byte[] binary ? HexFormat.of().formatHex(binary) : part);
        }
        return parts;
    }

    private Object any() {
        int tag = position < bytes.length ? bytes[position] : -1;
        return switch (tag) {
            case KeyWriter.BYTES -> bytes();
            case KeyWriter.STRING -> string();
            case KeyWriter.LONG -> number();
            case KeyWriter.DECIMAL -> decimal();
            default -> throw new IllegalStateException("the key has no part at byte " + position);
        };
    }

    String string() {
        expect(KeyWriter.STRING, "string");
        return new String(unescaped(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        expect(KeyWriter.BYTES, "byte string");
        return unescaped();
    }

    long number() {
        expect(KeyWriter.LONG, "long");
        return bigEndian(Long.BYTES, 0) ^ Long.MIN_VALUE;
    }

    BigDecimal decimal() {
        expect(KeyWriter.DECIMAL, "decimal");
        int sign = next(0);
        if (sign == KeyWriter.ZERO) {
            return BigDecimal.ZERO;
        }
        int mask = sign == KeyWriter.NEGATIVE ? 0xFF : 0;
        int exponent = (int) bigEndian(Integer.BYTES, mask) ^ Integer.MIN_VALUE;
        StringBuilder digits = new StringBuilder();
        for (int digit = next(mask); digit != 0; digit = next(mask)) {
            digits.append((char) digit);
        }
        BigDecimal plain = new BigDecimal(new BigInteger(digits.toString()), digits.length() - exponent);
        return sign == KeyWriter.NEGATIVE ? plain.negate() : plain;
    }

    private byte[] unescaped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (true) {
            int b = next(0);
            if (b == 0 && next(0) == 0) {
                return out.toByteArray();
            }
            out.write(b);
        }
    }

    private long bigEndian(int size, int mask) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << Byte.SIZE | next(mask);
        }
        return value;
    }

    private void expect(byte tag, String name) {
        if (position >= bytes.length || bytes[position] != tag) {
            throw new IllegalStateException("the key has no " + name + " at byte " + position);
        }
        position++;
    }

    private int next(int mask) {
        if (position >= bytes.length) {
            throw new IllegalStateException("the key ends within a part");
        }
        return (bytes[position++] & 0xFF) ^ mask;
    }
}
