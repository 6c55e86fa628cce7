package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * Says how the objects of a bucket are encrypted where the request does not.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html">AWS: PutBucketEncryption</a>
 */
final class PutBucketEncryption implements Operation.Direct<PutBucketEncryptionRequest, PutBucketEncryptionResponse> {
    private final Configuration<ServerSideEncryptionConfiguration> encryption;

    PutBucketEncryption(Configuration<ServerSideEncryptionConfiguration> encryption) {
        this.encryption = encryption;
    }

    @Override
    public PutBucketEncryptionResponse run(PutBucketEncryptionRequest request, CallContext call) {
        encryption.requireBucket(request.bucket());
        ServerSideEncryptionConfiguration configuration = request.serverSideEncryptionConfiguration();
        WellFormed.require(configuration != null && configuration.rules().size() == 1);
        ServerSideEncryptionRule rule = configuration.rules().get(0);
        ServerSideEncryptionByDefault usual = rule.applyServerSideEncryptionByDefault();
        if (usual != null) {
            check(usual);
        }
        ServerSideEncryptionRule full = rule.toBuilder()
                .bucketKeyEnabled(Boolean.TRUE.equals(rule.bucketKeyEnabled()))
                .build();
        encryption.put(request.bucket(), configuration.toBuilder().rules(full).build());
        return PutBucketEncryptionResponse.builder().build();
    }

    private static void check(ServerSideEncryptionByDefault usual) {
        ServerSideEncryption algorithm = usual.sseAlgorithm();
        WellFormed.require(algorithm != null && algorithm != ServerSideEncryption.UNKNOWN_TO_SDK_VERSION);
        boolean kms = algorithm.toString().startsWith("aws:kms");
        if (usual.kmsMasterKeyID() != null && !kms) {
            throw S3Errors.of(
                            400,
                            "InvalidArgument",
                            "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or"
                                    + " aws:kms:dsse")
                    .with("ArgumentName", "ApplyServerSideEncryptionByDefault")
                    .error();
        }
    }
}
