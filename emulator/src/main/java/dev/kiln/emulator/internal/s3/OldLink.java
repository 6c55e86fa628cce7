package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A link that is signed as signature version 2 says, which Python's SDK still makes in us-east-1.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html">AWS: Signature version 2</a>
 */
final class OldLink {
    /** Parameters that are signed with the path. */
    private static final Set<String> SIGNED = Set.of(
            "accelerate",
            "acl",
            "cors",
            "defaultObjectAcl",
            "delete",
            "lifecycle",
            "location",
            "logging",
            "notification",
            "partNumber",
            "policy",
            "replication",
            "requestPayment",
            "response-cache-control",
            "response-content-disposition",
            "response-content-encoding",
            "response-content-language",
            "response-content-type",
            "response-expires",
            "restore",
            "storageClass",
            "tagging",
            "torrent",
            "uploadId",
            "uploads",
            "versionId",
            "versioning",
            "versions",
            "website");

    private OldLink() {}

    static void check(HttpRequest request, Secrets secrets) {
        String accessKey = String.valueOf(request.parameter("AWSAccessKeyId"));
        String given = String.valueOf(request.parameter("Signature"));
        String secret = secrets.of(accessKey);
        if (secret == null) {
            return;
        }
        String toSign = toSign(request, request.path());
        boolean ofBucket = request.path().indexOf('/', 1) < 0;
        // some clients sign a slash behind the bucket that they do not send
        boolean valid =
                isOf(secret, toSign, given) || (ofBucket && isOf(secret, toSign(request, request.path() + "/"), given));
        if (!valid) {
            throw LinkSignature.mismatch(accessKey, toSign, given).error();
        }
    }

    private static boolean isOf(String secret, String toSign, String given) {
        String made = Base64.getEncoder().encodeToString(Macs.sha1(secret.getBytes(StandardCharsets.UTF_8), toSign));
        return made.equals(given.replace(' ', '+')); // a plus in a link may have become a space
    }

    private static String toSign(HttpRequest request, String path) {
        Map<String, String> amazons = new TreeMap<>();
        request.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-amz-")) {
                // headers come as bytes of ISO 8859-1
                String text = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                amazons.merge(lower, text.strip(), (one, other) -> one + "," + other);
            }
        });
        String headers = amazons.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        return request.method() + "\n" + request.headers().first("Content-MD5", "") + "\n"
                + request.headers().first("Content-Type", "") + "\n" + request.parameter("Expires") + "\n" + headers
                + resource(request, path);
    }

    private static String resource(HttpRequest request, String path) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : request.query().split("&", -1)) {
            String name = pair.split("=", 2)[0];
            if (SIGNED.contains(name)) {
                String value = request.parameter(name);
                parameters.put(name, value == null || value.isEmpty() ? name : name + "=" + value);
            }
        }
        return path + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters.values()));
    }
}
