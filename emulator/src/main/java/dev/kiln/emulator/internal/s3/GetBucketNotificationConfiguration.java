package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;

/**
 * Answers who is told of what happens to objects.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html">AWS: GetBucketNotificationConfiguration</a>
 */
final class GetBucketNotificationConfiguration
        implements Operation.Direct<
                GetBucketNotificationConfigurationRequest, GetBucketNotificationConfigurationResponse> {
    private final Buckets buckets;
    private final Configurations.Kind<NotificationConfiguration> configurations;

    GetBucketNotificationConfiguration(Buckets buckets, Configurations.Kind<NotificationConfiguration> configurations) {
        this.buckets = buckets;
        this.configurations = configurations;
    }

    @Override
    public GetBucketNotificationConfigurationResponse run(
            GetBucketNotificationConfigurationRequest request, CallContext call) {
        buckets.bucket(request.bucket());
        NotificationConfiguration configured = configurations.get(request.bucket());
        GetBucketNotificationConfigurationResponse.Builder response =
                GetBucketNotificationConfigurationResponse.builder();
        return (configured == null ? response : SdkFields.copy(configured, response)).build();
    }
}
