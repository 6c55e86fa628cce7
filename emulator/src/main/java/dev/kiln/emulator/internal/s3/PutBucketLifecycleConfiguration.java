package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;

/**
 * Says when objects, old versions and unfinished uploads of a bucket go.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html">AWS: PutBucketLifecycleConfiguration</a>
 */
final class PutBucketLifecycleConfiguration
        implements Operation.Direct<PutBucketLifecycleConfigurationRequest, PutBucketLifecycleConfigurationResponse> {
    private final Configuration<LifecycleRules> lifecycles;
    private final Lifecycle lifecycle;

    PutBucketLifecycleConfiguration(Configuration<LifecycleRules> lifecycles, Lifecycle lifecycle) {
        this.lifecycles = lifecycles;
        this.lifecycle = lifecycle;
    }

    @Override
    public PutBucketLifecycleConfigurationResponse run(
            PutBucketLifecycleConfigurationRequest request, CallContext call) {
        Object smallest = SdkFields.get(request, "TransitionDefaultMinimumObjectSize");
        LifecycleRules rules = LifecycleChecks.checked(
                request.lifecycleConfiguration(), smallest == null ? null : smallest.toString());
        lifecycles.put(request.bucket(), rules);
        lifecycle.schedule();
        PutBucketLifecycleConfigurationResponse.Builder response = PutBucketLifecycleConfigurationResponse.builder();
        SdkFields.setHeader(response, LifecycleRules.SMALLEST_HEADER, rules.smallestTransition());
        return response.build();
    }
}
