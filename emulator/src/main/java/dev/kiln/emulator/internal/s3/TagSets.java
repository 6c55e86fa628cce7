package dev.kiln.emulator.internal.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Tag;

/** Tags of objects and buckets, checked as S3 checks them. */
final class TagSets {
    private static final int MOST_OF_OBJECT = 10;
    private static final int MOST_OF_BUCKET = 50;
    private static final int MOST_KEY = 128;
    private static final int MOST_VALUE = 256;

    private TagSets() {}

    /** Reads the header {@code x-amz-tagging}: {@code a=1&b=2}. */
    static Map<String, String> parse(@Nullable String header) {
        if (header == null || header.isEmpty()) {
            return Map.of();
        }
        List<Tag> tags = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (String pair : header.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            String[] halves = pair.split("=", -1);
            String key = decoded(halves[0], header);
            if (halves.length > 2 || !keys.add(key)) {
                throw malformed(header);
            }
            tags.add(Tag.builder()
                    .key(key)
                    .value(halves.length == 1 ? "" : decoded(halves[1], header))
                    .build());
        }
        return ofObject(tags);
    }

    private static String decoded(String text, String header) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw malformed(header);
        }
    }

    private static RuntimeException malformed(String header) {
        return S3Errors.invalidArgument(
                "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag"
                        + " name duplicates.",
                "x-amz-tagging",
                header);
    }

    static Map<String, String> ofObject(List<Tag> tags) {
        if (tags.size() > MOST_OF_OBJECT) {
            throw S3Errors.of(400, "BadRequest", "Object tags cannot be greater than 10")
                    .error();
        }
        return checked(tags, "Your TagKey cannot be prefixed with aws:");
    }

    static Map<String, String> ofBucket(List<Tag> tags) {
        if (tags.size() > MOST_OF_BUCKET) {
            throw S3Errors.of(400, "BadRequest", "Bucket tag count cannot be greater than 50")
                    .error();
        }
        return checked(tags, "System tags cannot be added/updated by requester");
    }

    /** Tags that a bucket is made with. */
    static void checkNew(List<Tag> tags) {
        if (tags.stream().anyMatch(tag -> tag.key() != null && tag.key().startsWith("aws:"))) {
            throw S3Errors.of(
                            400,
                            "InvalidTag",
                            "User-defined tag keys can't start with \"aws:\". This prefix is reserved for system tags."
                                    + " Remove \"aws:\" from your tag keys and try again.")
                    .error();
        }
        ofBucket(tags);
    }

    private static Map<String, String> checked(List<Tag> tags, String ofAws) {
        Map<String, String> checked = new LinkedHashMap<>();
        for (Tag tag : tags) {
            String key = tag.key();
            String value = tag.value();
            if (key == null || value == null) {
                throw S3Errors.malformedXml();
            }
            if (key.startsWith("aws:")) {
                throw invalid(ofAws, key);
            }
            if (key.isEmpty() || key.codePointCount(0, key.length()) > MOST_KEY || !valid(key)) {
                throw invalid("The TagKey you have provided is invalid", key);
            }
            if (value.codePointCount(0, value.length()) > MOST_VALUE || !valid(value)) {
                throw S3Errors.of(400, "InvalidTag", "The TagValue you have provided is invalid")
                        .with("TagKey", key)
                        .with("TagValue", value)
                        .error();
            }
            if (checked.put(key, value) != null) {
                throw invalid("Cannot provide multiple Tags with the same key", key);
            }
        }
        return checked;
    }

    private static boolean valid(String text) {
        return text.codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c)
                        || Character.isSpaceChar(c)
                        || Character.isWhitespace(c)
                        || "+-=._:/@".indexOf(c) >= 0);
    }

    private static RuntimeException invalid(String message, String key) {
        return S3Errors.of(400, "InvalidTag", message).with("TagKey", key).error();
    }

    static List<Tag> list(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
