package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Finds links that were signed for another method than they are used with. Secrets are not known, so this works for links that were
 * signed with the secrets that emulators are commonly used with; whatever is signed with another is taken as it is.
 */
final class LinkSignature {
    private static final List<String> SECRETS = List.of("test", "kiln", "secret");
    private static final List<String> METHODS = List.of("GET", "PUT", "HEAD", "DELETE", "POST");
    private static final String ALGORITHM = "HmacSHA256";

    private final HttpRequest request;
    private final String signature;
    private final String date;
    private final String scope;

    private LinkSignature(HttpRequest request) {
        this.request = request;
        this.signature = value("X-Amz-Signature");
        this.date = value("X-Amz-Date");
        String credential = value("X-Amz-Credential");
        this.scope = credential.substring(credential.indexOf('/') + 1);
    }

    private String value(String parameter) {
        String value = request.parameter(parameter);
        return value == null ? "" : value;
    }

    static void check(HttpRequest request) {
        LinkSignature link = new LinkSignature(request);
        String accessKey = link.value("X-Amz-Credential").split("/", 2)[0];
        Set<String> secrets = new LinkedHashSet<>(SECRETS);
        secrets.add(accessKey);
        for (String secret : secrets) {
            if (secret.isEmpty() || link.isOf(request.method(), secret)) {
                return;
            }
        }
        for (String secret : secrets) {
            if (METHODS.stream().anyMatch(method -> link.isOf(method, secret))) {
                throw link.mismatch(accessKey);
            }
        }
    }

    private boolean isOf(String method, String secret) {
        String[] parts = scope.split("/", -1);
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), parts[0]);
        for (int i = 1; i < parts.length; i++) {
            key = hmac(key, parts[i]);
        }
        for (String path : paths()) {
            String toSign = toSign(canonical(method, path));
            if (HexFormat.of().formatHex(hmac(key, toSign)).equals(signature)) {
                return true;
            }
        }
        return false;
    }

    /** The path as it was sent: a bucket may have been before the host. */
    private List<String> paths() {
        String bucket = Address.of(request).bucket();
        return request.host().startsWith(bucket + ".")
                ? List.of(request.path().substring(bucket.length() + 1), request.path())
                : List.of(request.path());
    }

    private String canonical(String method, String path) {
        List<String> query = new ArrayList<>();
        for (String pair : request.query().split("&", -1)) {
            if (!pair.startsWith("X-Amz-Signature=") && !pair.isEmpty()) {
                query.add(pair.indexOf('=') < 0 ? pair + "=" : pair.replace("+", "%20"));
            }
        }
        Collections.sort(query);
        String signed = value("X-Amz-SignedHeaders");
        StringBuilder headers = new StringBuilder();
        for (String name : signed.split(";", -1)) {
            headers.append(name)
                    .append(':')
                    .append(request.headers().first(name, "").strip())
                    .append('\n');
        }
        return method + "\n" + path + "\n" + String.join("&", query) + "\n" + headers + "\n" + signed
                + "\nUNSIGNED-PAYLOAD";
    }

    private String toSign(String canonical) {
        byte[] hash = ChecksumAlgorithm.digest("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        return "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n"
                + HexFormat.of().formatHex(hash);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    private S3Exception mismatch(String accessKey) {
        String canonical = canonical(request.method(), paths().get(0));
        String toSign = toSign(canonical);
        return S3Errors.of(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided. Check your key and"
                                + " signing method.")
                .with("AWSAccessKeyId", accessKey)
                .with("StringToSign", toSign)
                .with("SignatureProvided", signature)
                .with("StringToSignBytes", bytes(toSign))
                .with("CanonicalRequest", canonical)
                .with("CanonicalRequestBytes", bytes(canonical))
                .error();
    }

    private static String bytes(String text) {
        return HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
