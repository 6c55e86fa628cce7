package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Answers what GetObject does, without the body.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html">AWS: HeadObject</a>
 */
final class HeadObject implements Operation.Streaming<HeadObjectRequest, HeadObjectResponse> {
    private final GetObject get;

    HeadObject(GetObject get) {
        this.get = get;
    }

    @Override
    public CompletionStage<Streamed<HeadObjectResponse>> run(HeadObjectRequest request, CallContext call) {
        GetObjectRequest.Builder same = GetObjectRequest.builder();
        SdkFields.copy(request, same);
        GetObject.Answer found = get.answer(same.build(), call);
        HeadObjectResponse.Builder head = HeadObjectResponse.builder();
        SdkFields.copy(found.head(), head);
        ReplyBody nothing = new ReplyBody.Produced(found.range().length(), body -> body.close());
        return CompletableFuture.completedFuture(new Streamed<>(head.build(), null, nothing));
    }
}
