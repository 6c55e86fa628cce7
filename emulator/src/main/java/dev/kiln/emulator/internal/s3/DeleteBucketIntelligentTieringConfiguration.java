package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.DeleteBucketIntelligentTieringConfigurationRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketIntelligentTieringConfigurationResponse;
import software.amazon.awssdk.services.s3.model.IntelligentTieringConfiguration;

/**
 * Takes away an Intelligent-Tiering configuration.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketIntelligentTieringConfiguration.html">AWS: DeleteBucketIntelligentTieringConfiguration</a>
 */
final class DeleteBucketIntelligentTieringConfiguration
        implements Operation.Direct<
                DeleteBucketIntelligentTieringConfigurationRequest,
                DeleteBucketIntelligentTieringConfigurationResponse> {
    private final NamedConfigurations<IntelligentTieringConfiguration> tierings;

    DeleteBucketIntelligentTieringConfiguration(NamedConfigurations<IntelligentTieringConfiguration> tierings) {
        this.tierings = tierings;
    }

    @Override
    public DeleteBucketIntelligentTieringConfigurationResponse run(
            DeleteBucketIntelligentTieringConfigurationRequest request, CallContext call) {
        tierings.remove(request.bucket(), request.id());
        return DeleteBucketIntelligentTieringConfigurationResponse.builder().build();
    }
}
