package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** How new objects are encrypted: as the write says, or as the bucket does. Nothing is encrypted in fact. */
final class Encryption {
    private static final String SSE = "x-amz-server-side-encryption";
    private static final String KEY_ID = SSE + "-aws-kms-key-id";
    private static final String BUCKET_KEY = SSE + "-bucket-key-enabled";

    private final Configuration<ServerSideEncryptionConfiguration> usual;

    Encryption(Configuration<ServerSideEncryptionConfiguration> usual) {
        this.usual = usual;
    }

    /** Refuses to be told how to encrypt by a request that makes no object. */
    static void checkAsked(HttpRequest request) {
        String asked = request.header(SSE);
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        if (asked != null && (reads || request.parameter("uploadId") != null)) {
            throw S3Errors.invalidArgument(SSE + " header is not supported for this operation.", SSE, asked);
        }
    }

    /** Whether a bucket says how its objects are encrypted. */
    boolean configured(BucketRecord bucket) {
        return usual.of(bucket.name()) != null;
    }

    /** Completes the headers of an object that is written. */
    Map<String, String> applied(BucketRecord bucket, Map<String, String> headers, CallContext call) {
        Map<String, String> applied = new LinkedHashMap<>(headers);
        boolean asked = Preconditions.header(call, SSE) != null || applied.containsKey(SSE + "-customer-algorithm");
        ServerSideEncryptionConfiguration configured = usual.of(bucket.name());
        if (!asked && configured != null) {
            ServerSideEncryptionRule rule = configured.rules().get(0);
            ServerSideEncryptionByDefault byDefault = rule.applyServerSideEncryptionByDefault();
            if (byDefault != null) {
                applied.put(SSE, byDefault.sseAlgorithmAsString());
                if (byDefault.kmsMasterKeyID() != null) {
                    applied.put(KEY_ID, byDefault.kmsMasterKeyID());
                }
            }
        }
        if (configured != null && Boolean.TRUE.equals(configured.rules().get(0).bucketKeyEnabled())) {
            applied.putIfAbsent(BUCKET_KEY, "true");
        }
        if (applied.getOrDefault(SSE, "").startsWith("aws:kms")) {
            applied.compute(KEY_ID, (header, key) -> arn(bucket, key));
        } else {
            applied.remove(BUCKET_KEY);
        }
        return applied;
    }

    /** Returns the ARN of a key, of AWS's own for S3 where none is named. */
    private static String arn(BucketRecord bucket, @Nullable String key) {
        if (key != null && key.startsWith("arn:")) {
            return key;
        }
        String place = "arn:aws:kms:" + bucket.region() + ":" + bucket.account() + ":";
        if (key != null) {
            return place + (key.startsWith("alias/") ? key : "key/" + key);
        }
        return place + "key/" + UUID.nameUUIDFromBytes((place + "aws/s3").getBytes(StandardCharsets.UTF_8));
    }
}
