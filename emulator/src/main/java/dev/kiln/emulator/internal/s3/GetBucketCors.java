package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;

/**
 * Answers the CORS rules of a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html">AWS: GetBucketCors</a>
 */
final class GetBucketCors implements Operation.Direct<GetBucketCorsRequest, GetBucketCorsResponse> {
    private final Configuration<CORSConfiguration> cors;

    GetBucketCors(Configuration<CORSConfiguration> cors) {
        this.cors = cors;
    }

    @Override
    public GetBucketCorsResponse run(GetBucketCorsRequest request, CallContext call) {
        return GetBucketCorsResponse.builder()
                .corsRules(cors.require(request.bucket()).corsRules())
                .build();
    }
}
