package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutObjectLockConfigurationResponse;

/**
 * Allows locks in a bucket and says how long new objects are retained.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLockConfiguration.html">AWS: PutObjectLockConfiguration</a>
 */
final class PutObjectLockConfiguration
        implements Operation.Direct<PutObjectLockConfigurationRequest, PutObjectLockConfigurationResponse> {
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_YEARS = 100;

    private final S3 s3;
    private final Configuration<ObjectLockConfiguration> locks;

    PutObjectLockConfiguration(S3 s3, Configuration<ObjectLockConfiguration> locks) {
        this.s3 = s3;
        this.locks = locks;
    }

    @Override
    public PutObjectLockConfigurationResponse run(PutObjectLockConfigurationRequest request, CallContext call) {
        ObjectLockConfiguration configuration = request.objectLockConfiguration();
        s3.buckets().bucket(request.bucket());
        if (configuration == null) {
            throw S3Errors.of(400, "MissingRequestBodyError", "Request Body is empty")
                    .error();
        }
        WellFormed.known(configuration.objectLockEnabled());
        if (configuration.rule() != null) {
            check(configuration.rule().defaultRetention());
        }
        s3.objects().atomically(() -> {
            BucketRecord bucket = s3.buckets().bucket(request.bucket());
            if (!bucket.versioned()) {
                throw S3Errors.of(
                                409,
                                "InvalidBucketState",
                                "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration")
                        .error();
            }
            s3.buckets().put(bucket.withObjectLock());
            locks.put(bucket.name(), configuration);
            return bucket;
        });
        return PutObjectLockConfigurationResponse.builder().build();
    }

    private static void check(@Nullable DefaultRetention retention) {
        if (retention == null) {
            throw S3Errors.malformedXml();
        }
        WellFormed.require((retention.days() == null) != (retention.years() == null));
        WellFormed.known(retention.mode());
        int length = retention.days() != null ? retention.days() : retention.years();
        if (length <= 0) {
            throw S3Errors.of(400, "InvalidArgument", "Default retention period must be a positive integer value.")
                    .error();
        }
        if (length > (retention.days() != null ? MOST_DAYS : MOST_YEARS)) {
            throw S3Errors.of(400, "InvalidArgument", "Default retention period too large.")
                    .error();
        }
    }
}
