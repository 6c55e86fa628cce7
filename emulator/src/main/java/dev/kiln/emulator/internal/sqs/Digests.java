package dev.kiln.emulator.internal.sqs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Digests that clients verify, and the one that stands for a deduplication id. */
final class Digests {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private Digests() {}

    static String body(String body) {
        return hex(digest("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    static String content(String body) {
        return hex(digest("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** AWS's digest of message attributes; null where there are none. */
    static @Nullable String attributes(Map<String, MessageAttributeValue> attributes) {
        if (attributes.isEmpty()) {
            return null;
        }
        MessageDigest md5 = digest("MD5");
        new TreeMap<>(attributes).forEach((name, value) -> {
            text(md5, name);
            text(md5, value.dataType());
            SdkBytes binary = value.binaryValue();
            md5.update(binary == null ? TEXT : BINARY);
            if (binary == null) {
                text(md5, value.stringValue());
            } else {
                block(md5, binary.asByteArrayUnsafe());
            }
        });
        return hex(md5.digest());
    }

    /** The digest of system attributes, of which there is one. */
    static @Nullable String trace(@Nullable String trace) {
        return trace == null
                ? null
                : attributes(Map.of(
                        "AWSTraceHeader",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(trace)
                                .build()));
    }

    private static void text(MessageDigest to, String text) {
        block(to, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void block(MessageDigest to, byte[] bytes) {
        to.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        to.update(bytes);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this JVM does not have " + name, missing);
        }
    }
}
