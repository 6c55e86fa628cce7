package dev.kiln.emulator.internal.s3;

import org.jspecify.annotations.Nullable;

/** One kind of configuration: a bucket has one of it or none, and a certain error says that it has none. */
final class Configuration<C> {
    private final Buckets buckets;
    private final Configurations.Kind<C> kind;
    private final String missingCode;
    private final String missingMessage;

    Configuration(Buckets buckets, Configurations.Kind<C> kind, String missingCode, String missingMessage) {
        this.buckets = buckets;
        this.kind = kind;
        this.missingCode = missingCode;
        this.missingMessage = missingMessage;
    }

    /** Returns what the bucket has, or null; the bucket itself must be there. */
    @Nullable
    C find(String bucket) {
        buckets.bucket(bucket);
        return kind.get(bucket);
    }

    /** Returns what there is for a name, whether it is that of a bucket or not. */
    @Nullable
    C of(String name) {
        return kind.get(name);
    }

    C require(String bucket) {
        C found = find(bucket);
        if (found == null) {
            throw S3Errors.of(404, missingCode, missingMessage)
                    .with("BucketName", bucket)
                    .error();
        }
        return found;
    }

    /** Fails as S3 does where the bucket is not there, before anything else is looked at. */
    void requireBucket(String bucket) {
        buckets.bucket(bucket);
    }

    void put(String bucket, C configuration) {
        buckets.bucket(bucket);
        kind.put(bucket, configuration);
    }

    void remove(String bucket) {
        buckets.bucket(bucket);
        kind.remove(bucket);
    }
}
