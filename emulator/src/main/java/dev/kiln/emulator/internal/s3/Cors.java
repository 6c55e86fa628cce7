package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Answers what browsers ask before a page of another origin may use a bucket, and marks the answers that such a page may read.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html">AWS: CORS</a>
 */
final class Cors {
    private static final String VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";

    private final Buckets buckets;
    private final Configuration<CORSConfiguration> rules;

    Cors(Buckets buckets, Configuration<CORSConfiguration> rules) {
        this.buckets = buckets;
        this.rules = rules;
    }

    /** What a page asks to do. */
    private record Wish(String origin, String method, List<String> headers) {}

    HttpReply preflight(HttpRequest request) {
        Address address = Address.of(request);
        String origin = request.header("Origin");
        if (origin == null) {
            throw S3Errors.of(400, "BadRequest", "Insufficient information. Origin request header needed.")
                    .error();
        }
        String method = request.headers().first("Access-Control-Request-Method", "OPTIONS");
        CORSConfiguration configuration = rules.of(address.bucket());
        if (configuration == null) {
            boolean there = buckets.find(address.bucket()) != null;
            throw forbidden(there ? "CORS is not enabled for this bucket." : "Bucket not found", method, "BUCKET");
        }
        Wish wish = new Wish(origin, method, headers(request));
        CORSRule rule = matching(configuration, wish);
        if (rule == null) {
            throw forbidden(
                    "This CORS request is not allowed. This is usually because the evalution of Origin, request method /"
                            + " Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the"
                            + " resource's CORS spec.",
                    method,
                    address.key().isEmpty() ? "BUCKET" : "OBJECT");
        }
        HttpReply reply = new HttpReply(200, new Headers(), ReplyBody.EMPTY);
        allow(reply.headers(), rule, wish);
        return reply;
    }

    /** Marks the answer to a page that may read it. */
    void mark(HttpRequest request, HttpReply reply) {
        String origin = request.header("Origin");
        if (origin == null || request.method().equals("OPTIONS")) {
            return;
        }
        CORSConfiguration configuration = rules.of(Address.of(request).bucket());
        // a page that says what it asked for is answered for that
        String method = request.headers().first("Access-Control-Request-Method", request.method());
        Wish wish = new Wish(origin, method, headers(request));
        CORSRule rule = configuration == null ? null : matching(configuration, wish);
        if (rule != null) {
            allow(reply.headers(), rule, wish);
        }
    }

    private static void allow(Headers headers, CORSRule rule, Wish wish) {
        boolean any = rule.allowedOrigins().contains("*");
        headers.set("Access-Control-Allow-Origin", any ? "*" : wish.origin());
        if (!any) {
            headers.set("Access-Control-Allow-Credentials", "true");
        }
        headers.set("Access-Control-Allow-Methods", String.join(", ", rule.allowedMethods()));
        if (!wish.headers().isEmpty()) {
            headers.set("Access-Control-Allow-Headers", String.join(", ", wish.headers()));
        }
        if (!rule.exposeHeaders().isEmpty()) {
            headers.set("Access-Control-Expose-Headers", String.join(", ", rule.exposeHeaders()));
        }
        if (rule.maxAgeSeconds() != null) {
            headers.set("Access-Control-Max-Age", rule.maxAgeSeconds().toString());
        }
        headers.set("Vary", VARY);
    }

    private static @Nullable CORSRule matching(CORSConfiguration configuration, Wish wish) {
        for (CORSRule rule : configuration.corsRules()) {
            boolean allowed = rule.allowedMethods().contains(wish.method())
                    && rule.allowedOrigins().stream().anyMatch(pattern -> matches(pattern, wish.origin()))
                    && wish.headers().stream()
                            .allMatch(header -> rule.allowedHeaders().stream()
                                    .anyMatch(pattern -> matches(pattern.toLowerCase(Locale.ROOT), header)));
            if (allowed) {
                return rule;
            }
        }
        return null;
    }

    /** A pattern is a text with at most one star in it. */
    private static boolean matches(String pattern, String text) {
        int star = pattern.indexOf('*');
        return star < 0
                ? pattern.equals(text)
                : text.length() >= pattern.length() - 1
                        && text.startsWith(pattern.substring(0, star))
                        && text.endsWith(pattern.substring(star + 1));
    }

    private static List<String> headers(HttpRequest request) {
        String asked = request.headers().first("Access-Control-Request-Headers", "");
        return asked.isBlank()
                ? List.of()
                : Stream.of(asked.split(",", -1))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static S3Exception forbidden(String message, String method, String type) {
        return S3Errors.of(403, "AccessForbidden", "CORSResponse: " + message)
                .with("Method", method)
                .with("ResourceType", type)
                .error();
    }
}
