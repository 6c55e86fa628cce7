package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.json.Json;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The policy of a form: until when it may be sent, with which fields, and how large the file may be. Its signature is not verified.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html">AWS: POST policy</a>
 */
final class PostPolicy {
    private static final List<String> FOURTH =
            List.of("X-Amz-Signature", "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date");
    private static final List<String> SECOND = List.of("Signature", "AWSAccessKeyId");
    private static final Set<String> FREE = Set.of("x-amz-signature", "signature", "awsaccesskeyid", "policy", "file");

    private final Map<String, String> fields;
    private final String bucket;
    private long least;
    private long most = Long.MAX_VALUE;

    private PostPolicy(Map<String, String> fields, String bucket) {
        this.fields = fields;
        this.bucket = bucket;
    }

    /** Checks the fields of a form; one without a policy is an anonymous caller's, who may do all here. */
    static PostPolicy check(Map<String, String> fields, String bucket, Instant now) {
        PostPolicy policy = new PostPolicy(fields, bucket);
        String text = fields.get("policy");
        if (text != null) {
            policy.checkSigned();
            policy.check(policy.document(text), now);
        }
        return policy;
    }

    /** Returns the file, as long as it is as long as it may be. */
    InputStream bounded(InputStream file) {
        return new Bounded(file);
    }

    private void checkSigned() {
        for (List<String> version : List.of(FOURTH, SECOND)) {
            if (version.stream().anyMatch(this::has)) {
                version.stream().filter(name -> !has(name)).findFirst().ifPresent(missing -> {
                    throw missing(missing);
                });
                return;
            }
        }
        throw S3Errors.of(403, "AccessDenied", "Access Denied").error();
    }

    static S3Exception missing(String field) {
        return S3Errors.invalidArgument(
                "Bucket POST must contain a field named '" + field
                        + "'.  If it is specified, please check the order of the fields.",
                field,
                "");
    }

    private boolean has(String field) {
        return fields.containsKey(field.toLowerCase(Locale.ROOT));
    }

    private Map<String, @Nullable Object> document(String text) {
        Map<String, @Nullable Object> document = null;
        try {
            document = Json.object(new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            // nobody signed it like that
        }
        if (document == null) {
            throw S3Errors.of(
                            403,
                            "SignatureDoesNotMatch",
                            "The request signature we calculated does not match the signature you provided. Check your key"
                                    + " and signing method.")
                    .with("AWSAccessKeyId", accessKey())
                    .with("StringToSign", text)
                    .with(
                            "SignatureProvided",
                            fields.getOrDefault("x-amz-signature", fields.getOrDefault("signature", "")))
                    .with(
                            "StringToSignBytes",
                            HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.UTF_8)))
                    .error();
        }
        return document;
    }

    private String accessKey() {
        String credential = fields.getOrDefault("x-amz-credential", "");
        return fields.getOrDefault("awsaccesskeyid", credential.split("/", 2)[0]);
    }

    private void check(Map<String, @Nullable Object> document, Instant now) {
        if (!(document.get("expiration") instanceof String expiration)) {
            throw invalid("Policy missing expiration.");
        }
        if (!(document.get("conditions") instanceof List<?> conditions)) {
            throw invalid("Policy missing conditions.");
        }
        if (!now.isBefore(end(expiration))) {
            throw denied("Policy expired.");
        }
        Set<String> named = new HashSet<>();
        for (Object condition : conditions) {
            check(condition, named);
        }
        for (String field : fields.keySet()) {
            if (!FREE.contains(field) && !field.startsWith("x-ignore-") && !named.contains(field)) {
                throw denied("Extra input fields: " + field);
            }
        }
    }

    private static Instant end(String expiration) {
        try {
            return Instant.parse(expiration);
        } catch (DateTimeException malformed) {
            throw invalid("Invalid 'expiration' value: '" + expiration + "'");
        }
    }

    private void check(@Nullable Object condition, Set<String> named) {
        Map<String, @Nullable Object> simple = Json.asObject(condition);
        if (simple != null) {
            if (simple.size() != 1) {
                throw invalid("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.");
            }
            simple.forEach((name, value) -> check(List.of("eq", "$" + name, String.valueOf(value)), named));
            return;
        }
        if (!(condition instanceof List<?> list) || list.size() != 3) {
            throw invalid("Invalid condition: " + Json.write(String.valueOf(condition)));
        }
        String kind = String.valueOf(list.get(0)).toLowerCase(Locale.ROOT);
        String field = String.valueOf(list.get(1)).toLowerCase(Locale.ROOT);
        String value = String.valueOf(list.get(2));
        boolean holds = switch (kind) {
            case "eq" -> field.startsWith("$") && value.equals(field(field.substring(1)));
            case "starts-with" ->
                field.startsWith("$") && field(field.substring(1)).startsWith(value);
            case "content-length-range" -> bound(field, value);
            default -> throw invalid("Invalid Condition: unknown operation '" + kind + "'.");
        };
        if (!holds) {
            throw denied(
                    "Policy Condition failed: [\"" + list.get(0) + "\", \"" + list.get(1) + "\", \"" + value + "\"]");
        }
        if (field.startsWith("$")) {
            named.add(field.substring(1));
        }
    }

    private String field(String name) {
        return name.equals("bucket") ? bucket : fields.getOrDefault(name, "");
    }

    private boolean bound(String from, String to) {
        try {
            least = Long.parseLong(from);
            most = Long.parseLong(to);
            return true;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static S3Exception denied(String why) {
        return S3Errors.of(403, "AccessDenied", "Invalid according to Policy: " + why)
                .error();
    }

    private static S3Exception invalid(String why) {
        return S3Errors.of(400, "InvalidPolicyDocument", "Invalid Policy: " + why)
                .error();
    }

    private final class Bounded extends FilterInputStream {
        private long read;

        private Bounded(InputStream file) {
            super(file);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            read += Math.max(0, count);
            if (read > most) {
                read += in.transferTo(OutputStream.nullOutputStream());
                throw S3Errors.of(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                        .with("ProposedSize", Long.toString(read))
                        .with("MaxSizeAllowed", Long.toString(most))
                        .error();
            }
            if (count < 0 && read < least) {
                throw S3Errors.of(
                                400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                        .with("ProposedSize", Long.toString(read))
                        .with("MinSizeAllowed", Long.toString(least))
                        .error();
            }
            return count;
        }
    }
}
