package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;

/**
 * Keeps a policy. It is checked as a document and does not decide who may call.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html">AWS: PutBucketPolicy</a>
 */
final class PutBucketPolicy implements Operation.Direct<PutBucketPolicyRequest, PutBucketPolicyResponse> {
    private final Settings settings;

    PutBucketPolicy(Settings settings) {
        this.settings = settings;
    }

    @Override
    public PutBucketPolicyResponse run(PutBucketPolicyRequest request, CallContext call) {
        BucketPolicy policy = BucketPolicy.parse(request.policy(), request.bucket());
        PublicAccessBlockConfiguration access = settings.publicAccess().find(request.bucket());
        if (access != null && Boolean.TRUE.equals(access.blockPublicPolicy()) && policy.isPublic()) {
            throw S3Errors.of(
                            403,
                            "AccessDenied",
                            "User: " + call.principal()
                                    + " is not authorized to perform: s3:PutBucketPolicy on resource: "
                                    + "\"arn:aws:s3:::" + request.bucket()
                                    + "\" because public policies are blocked by the BlockPublicPolicy block public access"
                                    + " setting.")
                    .error();
        }
        settings.policies().put(request.bucket(), request.policy());
        return PutBucketPolicyResponse.builder().build();
    }
}
