package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLoggingResponse;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;

/**
 * Answers where access to a bucket is to be logged.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLogging.html">AWS: GetBucketLogging</a>
 */
final class GetBucketLogging implements Operation.Direct<GetBucketLoggingRequest, GetBucketLoggingResponse> {
    private final Configuration<LoggingEnabled> logging;

    GetBucketLogging(Configuration<LoggingEnabled> logging) {
        this.logging = logging;
    }

    @Override
    public GetBucketLoggingResponse run(GetBucketLoggingRequest request, CallContext call) {
        return GetBucketLoggingResponse.builder()
                .loggingEnabled(logging.find(request.bucket()))
                .build();
    }
}
