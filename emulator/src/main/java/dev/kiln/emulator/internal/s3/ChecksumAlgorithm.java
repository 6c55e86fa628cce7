package dev.kiln.emulator.internal.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The checksums that S3 takes. */
enum ChecksumAlgorithm {
    CRC32(4, 0xEDB88320L),
    CRC32C(4, 0x82F63B78L),
    CRC64NVME(8, Crc64Nvme.POLYNOMIAL),
    SHA1(20, 0),
    SHA256(32, 0);

    private final int length;
    private final long polynomial;

    ChecksumAlgorithm(int length, long polynomial) {
        this.length = length;
        this.polynomial = polynomial;
    }

    int length() {
        return length;
    }

    /** Whether the checksums of parts can be made one of the whole. */
    boolean combines() {
        return polynomial != 0;
    }

    String header() {
        return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
    }

    static @Nullable ChecksumAlgorithm named(@Nullable String name) {
        for (ChecksumAlgorithm algorithm : values()) {
            if (algorithm.name().equalsIgnoreCase(name)) {
                return algorithm;
            }
        }
        return null;
    }

    /** Something that bytes are added to and that has a value in the end. */
    interface Running {
        void update(byte[] bytes, int offset, int length);

        byte[] value();
    }

    Running start() {
        return switch (this) {
            case CRC32 -> of(new CRC32());
            case CRC32C -> of(new CRC32C());
            case CRC64NVME -> of(new Crc64Nvme());
            case SHA1 -> of(digest("SHA-1"));
            case SHA256 -> of(digest("SHA-256"));
        };
    }

    private Running of(java.util.zip.Checksum checksum) {
        return new Running() {
            @Override
            public void update(byte[] bytes, int offset, int count) {
                checksum.update(bytes, offset, count);
            }

            @Override
            public byte[] value() {
                return bytes(checksum.getValue());
            }
        };
    }

    private static Running of(MessageDigest digest) {
        return new Running() {
            @Override
            public void update(byte[] bytes, int offset, int count) {
                digest.update(bytes, offset, count);
            }

            @Override
            public byte[] value() {
                return digest.digest();
            }
        };
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has " + name, e);
        }
    }

    private byte[] bytes(long value) {
        return length == 4
                ? ByteBuffer.allocate(4).putInt((int) value).array()
                : ByteBuffer.allocate(8).putLong(value).array();
    }

    /** Returns the checksum of two bodies behind each other, the second of which has a length. */
    byte[] combine(byte[] first, byte[] second, long secondLength) {
        long a = number(first);
        long b = number(second);
        return bytes(CrcCombination.of(polynomial, length * 8).combine(a, b, secondLength));
    }

    private static long number(byte[] value) {
        return value.length == 4
                ? ByteBuffer.wrap(value).getInt() & 0xFFFFFFFFL
                : ByteBuffer.wrap(value).getLong();
    }

    static String base64(byte[] value) {
        return Base64.getEncoder().encodeToString(value);
    }
}
