package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketIntelligentTieringConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketIntelligentTieringConfigurationResponse;
import software.amazon.awssdk.services.s3.model.IntelligentTieringConfiguration;

/**
 * Answers an Intelligent-Tiering configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketIntelligentTieringConfiguration.html">AWS: GetBucketIntelligentTieringConfiguration</a>
 */
final class GetBucketIntelligentTieringConfiguration
        implements Operation.Direct<
                GetBucketIntelligentTieringConfigurationRequest, GetBucketIntelligentTieringConfigurationResponse> {
    private final NamedConfigurations<IntelligentTieringConfiguration> tierings;

    GetBucketIntelligentTieringConfiguration(NamedConfigurations<IntelligentTieringConfiguration> tierings) {
        this.tierings = tierings;
    }

    @Override
    public GetBucketIntelligentTieringConfigurationResponse run(
            GetBucketIntelligentTieringConfigurationRequest request, CallContext call) {
        return GetBucketIntelligentTieringConfigurationResponse.builder()
                .intelligentTieringConfiguration(tierings.require(request.bucket(), request.id()))
                .build();
    }
}
