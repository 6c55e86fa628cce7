package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * Answers how the objects of a bucket are encrypted: with AES256 unless it was said otherwise.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html">AWS: GetBucketEncryption</a>
 */
final class GetBucketEncryption implements Operation.Direct<GetBucketEncryptionRequest, GetBucketEncryptionResponse> {
    private static final ServerSideEncryptionConfiguration USUAL = ServerSideEncryptionConfiguration.builder()
            .rules(ServerSideEncryptionRule.builder()
                    .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                    .bucketKeyEnabled(false)
                    .build())
            .build();

    private final Configuration<ServerSideEncryptionConfiguration> encryption;

    GetBucketEncryption(Configuration<ServerSideEncryptionConfiguration> encryption) {
        this.encryption = encryption;
    }

    @Override
    public GetBucketEncryptionResponse run(GetBucketEncryptionRequest request, CallContext call) {
        ServerSideEncryptionConfiguration set = encryption.find(request.bucket());
        return GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(set == null ? USUAL : set)
                .build();
    }
}
