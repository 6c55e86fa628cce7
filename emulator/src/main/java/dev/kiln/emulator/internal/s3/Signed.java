package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request with its signature, version 4, in the query or in the header Authorization.
 *
 * @param scope day, region and service, ended by {@code aws4_request}
 * @param payload what the signature says of the body
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">AWS: Signature calculations</a>
 */
record Signed(
        HttpRequest request,
        String accessKey,
        String scope,
        String date,
        String signedHeaders,
        String payload,
        String signature) {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256\\s+Credential=([^/]+)/([^,]+),\\s*SignedHeaders=([^,]+),\\s*Signature=([0-9a-f]+)");

    /** Reads a link, whose parts were checked. */
    static Signed link(HttpRequest request) {
        String credential = parameter(request, "X-Amz-Credential");
        int slash = credential.indexOf('/');
        return new Signed(
                request,
                credential.substring(0, slash),
                credential.substring(slash + 1),
                parameter(request, "X-Amz-Date"),
                parameter(request, "X-Amz-SignedHeaders"),
                "UNSIGNED-PAYLOAD",
                parameter(request, "X-Amz-Signature"));
    }

    private static String parameter(HttpRequest request, String name) {
        String value = request.parameter(name);
        return value == null ? "" : value;
    }

    /** Reads the header of a request; null where there is none that can be read. */
    static @Nullable Signed header(HttpRequest request) {
        Matcher parts = AUTHORIZATION.matcher(request.headers().first("Authorization", ""));
        return parts.matches()
                ? new Signed(
                        request,
                        parts.group(1),
                        parts.group(2),
                        request.headers().first("X-Amz-Date", ""),
                        parts.group(3),
                        request.headers().first("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
                        parts.group(4))
                : null;
    }

    /** Whether a secret makes this signature for a method and a host. */
    boolean isOf(String secret, String method, String host) {
        String[] parts = scope.split("/", -1);
        byte[] key = Macs.sha256(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), parts[0]);
        for (int i = 1; i < parts.length; i++) {
            key = Macs.sha256(key, parts[i]);
        }
        for (String path : paths()) {
            String made = HexFormat.of().formatHex(Macs.sha256(key, toSign(canonical(method, path, host))));
            if (made.equals(signature)) {
                return true;
            }
        }
        return false;
    }

    boolean isOf(String secret) {
        return isOf(secret, request.method(), host());
    }

    String host() {
        return request.headers().first("Host", "");
    }

    /** The path as it may have been signed: a bucket may have been before the host, and encoded in more ways than one. */
    private List<String> paths() {
        List<String> paths = new ArrayList<>(List.of(request.path(), written(request.path())));
        String bucket = Address.of(request).bucket();
        if (request.host().startsWith(bucket + ".")) {
            String path = request.path().substring(bucket.length() + 1);
            paths.add(0, path);
            paths.add(1, written(path));
        }
        return paths.stream().distinct().toList();
    }

    private static String written(String path) {
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return URLEncoder.encode(decoded, StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("*", "%2A")
                    .replace("%7E", "~")
                    .replace("%2F", "/");
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }

    /** What is signed of this request, in the form that AWS shows it. */
    String canonical() {
        List<String> paths = paths();
        return canonical(request.method(), written(paths.get(0)), host());
    }

    private String canonical(String method, String path, String host) {
        List<String> query = new ArrayList<>();
        for (String pair : request.query().split("&", -1)) {
            if (!pair.startsWith("X-Amz-Signature=") && !pair.isEmpty()) {
                query.add(pair.indexOf('=') < 0 ? pair + "=" : pair.replace("+", "%20"));
            }
        }
        Collections.sort(query);
        StringBuilder headers = new StringBuilder();
        for (String name : signedHeaders.split(";", -1)) {
            String value = name.equals("host")
                    ? host
                    : String.join(",", request.headers().all(name));
            headers.append(name)
                    .append(':')
                    .append(value.strip().replaceAll(" +", " "))
                    .append('\n');
        }
        return method + "\n" + path + "\n" + String.join("&", query) + "\n" + headers + "\n" + signedHeaders + "\n"
                + payload;
    }

    String toSign(String canonical) {
        byte[] hash = ChecksumAlgorithm.digest("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        return "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n"
                + HexFormat.of().formatHex(hash);
    }
}
