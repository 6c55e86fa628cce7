package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Finds links that are used for something else than they were signed for: with another method, for another object, with other headers.
 * Where the secret of the access key is known, every difference is found; where it is not, only another method, and only of links that
 * were signed with a common secret. Whatever is signed with another is taken as it is.
 */
final class LinkSignature {
    private static final List<String> METHODS = List.of("GET", "PUT", "HEAD", "DELETE", "POST");

    private LinkSignature() {}

    static void check(HttpRequest request, Secrets secrets) {
        Signed link = Signed.link(request);
        String secret = secrets.of(link.accessKey());
        if (secret == null) {
            checkMethod(link);
            return;
        }
        boolean valid = Stream.concat(Stream.of(link.host()), secrets.hosts(link.accessKey()).stream())
                .distinct()
                .anyMatch(host -> link.isOf(secret, request.method(), host));
        if (!valid) {
            throw mismatch(link);
        }
    }

    private static void checkMethod(Signed link) {
        Set<String> secrets = Secrets.common(link.accessKey());
        if (secrets.stream().anyMatch(link::isOf)) {
            return;
        }
        boolean other = secrets.stream()
                .anyMatch(secret -> METHODS.stream().anyMatch(method -> link.isOf(secret, method, link.host())));
        if (other) {
            throw mismatch(link);
        }
    }

    private static S3Exception mismatch(Signed link) {
        String canonical = link.canonical();
        return mismatch(link.accessKey(), link.toSign(canonical), link.signature())
                .with("CanonicalRequest", canonical)
                .with("CanonicalRequestBytes", bytes(canonical))
                .error();
    }

    static S3Errors.Made mismatch(String accessKey, String toSign, String signature) {
        return S3Errors.of(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided. Check your key and"
                                + " signing method.")
                .with("AWSAccessKeyId", accessKey)
                .with("StringToSign", toSign)
                .with("SignatureProvided", signature)
                .with("StringToSignBytes", bytes(toSign));
    }

    private static String bytes(String text) {
        return HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
