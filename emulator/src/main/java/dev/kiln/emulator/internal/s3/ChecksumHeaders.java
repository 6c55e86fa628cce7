package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.Headers;
import java.util.Locale;
import java.util.Set;

/** What S3 says of headers that announce checksums, before it computes one. */
final class ChecksumHeaders {
    private static final String PREFIX = "x-amz-checksum-";
    private static final Set<String> OTHERS = Set.of("type", "algorithm", "mode");

    /** Since 2026; the SDK that the emulator reads requests with does not know them. */
    private static final Set<String> LATER = Set.of("sha512", "md5", "xxhash64", "xxhash3", "xxhash128");

    private ChecksumHeaders() {}

    static void check(Headers headers) {
        boolean given = false;
        for (String name : headers.names()) {
            if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
                continue;
            }
            String algorithm = name.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
            if (!OTHERS.contains(algorithm)) {
                checkAlgorithm(algorithm, "The algorithm type you specified in x-amz-checksum- header is invalid.");
                given = true;
            }
        }
        String trailer =
                headers.first("x-amz-trailer", "").toLowerCase(Locale.ROOT).strip();
        if (!trailer.isEmpty()) {
            checkAlgorithm(
                    trailer.startsWith(PREFIX) ? trailer.substring(PREFIX.length()) : "",
                    "The value specified in the x-amz-trailer header is not supported");
        }
        String named = headers.first("x-amz-sdk-checksum-algorithm", "");
        if (!named.isEmpty() && !given && trailer.isEmpty()) {
            checkAlgorithm(
                    named.toLowerCase(Locale.ROOT),
                    "Checksum algorithm provided is unsupported. Please try again with any of the valid types: [CRC32,"
                            + " CRC32C, CRC64NVME, SHA1, SHA256]");
            throw S3Errors.invalidRequest(
                    "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-*"
                            + " or x-amz-trailer headers were found.");
        }
    }

    private static void checkAlgorithm(String name, String otherwise) {
        if (LATER.contains(name)) {
            throw S3Errors.of(
                            501,
                            "NotImplemented",
                            "Kiln does not support checksums of the algorithm " + name.toUpperCase(Locale.ROOT) + ".")
                    .error();
        }
        if (ChecksumAlgorithm.named(name) == null) {
            throw S3Errors.invalidRequest(otherwise);
        }
    }
}
