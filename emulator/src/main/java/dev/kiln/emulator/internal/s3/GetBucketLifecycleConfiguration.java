package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;

/**
 * Answers the lifecycle rules of a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html">AWS: GetBucketLifecycleConfiguration</a>
 */
final class GetBucketLifecycleConfiguration
        implements Operation.Direct<GetBucketLifecycleConfigurationRequest, GetBucketLifecycleConfigurationResponse> {
    private final Configuration<LifecycleRules> lifecycles;

    GetBucketLifecycleConfiguration(Configuration<LifecycleRules> lifecycles) {
        this.lifecycles = lifecycles;
    }

    @Override
    public GetBucketLifecycleConfigurationResponse run(
            GetBucketLifecycleConfigurationRequest request, CallContext call) {
        LifecycleRules rules = lifecycles.require(request.bucket());
        GetBucketLifecycleConfigurationResponse.Builder response =
                GetBucketLifecycleConfigurationResponse.builder().rules(rules.rules());
        SdkFields.setHeader(response, LifecycleRules.SMALLEST_HEADER, rules.smallestTransition());
        return response.build();
    }
}
