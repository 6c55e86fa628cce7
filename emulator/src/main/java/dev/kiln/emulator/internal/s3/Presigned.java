package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The rules for URLs that carry their signature: all of its parts, not too long a life, not expired, and no header of Amazon's that was
 * not signed. The signature itself is verified where {@link Secrets} knows the secret.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">AWS: Query parameters</a>
 */
final class Presigned {
    private static final List<String> PARTS = List.of(
            "X-Amz-Algorithm",
            "X-Amz-Credential",
            "X-Amz-Signature",
            "X-Amz-Date",
            "X-Amz-SignedHeaders",
            "X-Amz-Expires");
    private static final List<String> OLD_PARTS = List.of("Signature", "Expires", "AWSAccessKeyId");
    private static final long WEEK = 604_800;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Presigned() {}

    /** Whether somebody says who they are; the emulator itself does. */
    static boolean signed(@Nullable HttpRequest request) {
        return request == null
                || request.header("Authorization") != null
                || request.parameter("X-Amz-Signature") != null
                || request.parameter("Signature") != null;
    }

    static void check(HttpRequest request, Instant now, Secrets secrets) {
        if (request.query().isEmpty() || request.header("Authorization") != null) {
            return;
        }
        if (PARTS.stream().anyMatch(part -> request.parameter(part) != null)) {
            checkFourth(request, now);
            LinkSignature.check(request, secrets);
        } else if (request.parameter("Signature") != null || request.parameter("AWSAccessKeyId") != null) {
            checkSecond(request, now);
            OldLink.check(request, secrets);
        }
    }

    private static void checkFourth(HttpRequest request, Instant now) {
        if (PARTS.stream().anyMatch(part -> request.parameter(part) == null)) {
            throw malformed("Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential,"
                    + " X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.");
        }
        if (!"AWS4-HMAC-SHA256".equals(request.parameter("X-Amz-Algorithm"))) {
            throw malformed("X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"");
        }
        String credential = String.valueOf(request.parameter("X-Amz-Credential"));
        if (!credential.endsWith("/aws4_request") || credential.split("/", -1).length < 5) {
            throw malformed("Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting"
                    + " \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".");
        }
        String life = String.valueOf(request.parameter("X-Amz-Expires"));
        long seconds = seconds(life);
        Instant end = date(String.valueOf(request.parameter("X-Amz-Date"))).plusSeconds(seconds);
        if (!now.isBefore(end)) {
            throw expired(end, now).with("X-Amz-Expires", life).error();
        }
        checkHeaders(request);
    }

    private static long seconds(String life) {
        long seconds;
        try {
            seconds = Long.parseLong(life);
        } catch (NumberFormatException none) {
            throw malformed("X-Amz-Expires should be a number");
        }
        if (seconds < 0) {
            throw malformed("X-Amz-Expires must be non-negative");
        }
        if (seconds > WEEK) {
            throw malformed(
                    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be"
                            + " less than 604800 seconds");
        }
        return seconds;
    }

    private static Instant date(String text) {
        try {
            return DATE.parse(text, Instant::from);
        } catch (DateTimeException malformed) {
            throw malformed("X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"");
        }
    }

    private static void checkHeaders(HttpRequest request) {
        String list = String.valueOf(request.parameter("X-Amz-SignedHeaders"));
        Set<String> signed = Set.copyOf(List.of(list.toLowerCase(Locale.ROOT).split(";", -1)));
        // what the link carries itself stands among the headers too
        Set<String> carried = request.query().isEmpty() ? Set.of() : names(request.query());
        List<String> others = request.headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("x-amz-") && !name.equals("x-amz-content-sha256"))
                .filter(name -> !signed.contains(name) && !carried.contains(name))
                .sorted()
                .toList();
        if (!others.isEmpty()) {
            throw S3Errors.of(403, "AccessDenied", "There were headers present in the request which were not signed")
                    .with("HeadersNotSigned", String.join(", ", others))
                    .error();
        }
    }

    private static Set<String> names(String query) {
        return Stream.of(query.split("&", -1))
                .map(pair -> pair.split("=", 2)[0])
                .filter(name -> name.startsWith("x-amz-")) // the signature's own begin in upper case
                .collect(Collectors.toSet());
    }

    /** Signature version 2, as old clients still make it. */
    private static void checkSecond(HttpRequest request, Instant now) {
        if (OLD_PARTS.stream().anyMatch(part -> request.parameter(part) == null)) {
            throw S3Errors.of(
                            403,
                            "AccessDenied",
                            "Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters")
                    .error();
        }
        Instant end;
        try {
            end = Instant.ofEpochSecond(Long.parseLong(String.valueOf(request.parameter("Expires"))));
        } catch (NumberFormatException | DateTimeException malformed) {
            throw S3Errors.of(
                            403,
                            "AccessDenied",
                            "Invalid date (should be seconds since epoch): " + request.parameter("Expires"))
                    .error();
        }
        if (!now.isBefore(end)) {
            throw expired(end, now).error();
        }
    }

    private static S3Errors.Made expired(Instant end, Instant now) {
        return S3Errors.of(403, "AccessDenied", "Request has expired")
                .with("Expires", SHOWN.format(end))
                .with("ServerTime", SHOWN.format(now));
    }

    private static S3Exception malformed(String message) {
        return S3Errors.of(400, "AuthorizationQueryParametersError", message).error();
    }
}
