package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetObjectLockConfigurationResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;

/**
 * Answers whether objects of a bucket can be locked, and for how long they are unless they say so.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html">AWS: GetObjectLockConfiguration</a>
 */
final class GetObjectLockConfiguration
        implements Operation.Direct<GetObjectLockConfigurationRequest, GetObjectLockConfigurationResponse> {
    private final Buckets buckets;
    private final Configuration<ObjectLockConfiguration> locks;

    GetObjectLockConfiguration(Buckets buckets, Configuration<ObjectLockConfiguration> locks) {
        this.buckets = buckets;
        this.locks = locks;
    }

    @Override
    public GetObjectLockConfigurationResponse run(GetObjectLockConfigurationRequest request, CallContext call) {
        BucketRecord bucket = buckets.bucket(request.bucket());
        ObjectLockConfiguration set = locks.find(bucket.name());
        if (set == null && bucket.objectLock()) {
            set = ObjectLockConfiguration.builder()
                    .objectLockEnabled(ObjectLockEnabled.ENABLED)
                    .build();
        }
        return GetObjectLockConfigurationResponse.builder()
                .objectLockConfiguration(set == null ? locks.require(bucket.name()) : set)
                .build();
    }
}
