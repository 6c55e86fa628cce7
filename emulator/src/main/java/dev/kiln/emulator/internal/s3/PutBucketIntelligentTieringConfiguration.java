package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.IntelligentTieringConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketIntelligentTieringConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketIntelligentTieringConfigurationResponse;

/**
 * Keeps an Intelligent-Tiering configuration; nothing comes of it here.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketIntelligentTieringConfiguration.html">AWS: PutBucketIntelligentTieringConfiguration</a>
 */
final class PutBucketIntelligentTieringConfiguration
        implements Operation.Direct<
                PutBucketIntelligentTieringConfigurationRequest, PutBucketIntelligentTieringConfigurationResponse> {
    private final NamedConfigurations<IntelligentTieringConfiguration> tierings;

    PutBucketIntelligentTieringConfiguration(NamedConfigurations<IntelligentTieringConfiguration> tierings) {
        this.tierings = tierings;
    }

    @Override
    public PutBucketIntelligentTieringConfigurationResponse run(
            PutBucketIntelligentTieringConfigurationRequest request, CallContext call) {
        IntelligentTieringConfiguration configuration = request.intelligentTieringConfiguration();
        WellFormed.require(configuration != null && configuration.id() != null);
        WellFormed.require(configuration.id().equals(request.id())
                && !configuration.tierings().isEmpty());
        WellFormed.known(configuration.status());
        tierings.put(request.bucket(), request.id(), configuration);
        return PutBucketIntelligentTieringConfigurationResponse.builder().build();
    }
}
