package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.CallJournal.Origin;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * A call on its way through the steps: the operation was found and its request decoded.
 *
 * @param left completes if the caller leaves before the answer is ready
 * @param written completes with the length of the answer's body, for calls that came as messages
 */
record ApiCall(
        ServiceApi service,
        ServiceApi.Entry<?, ?> operation,
        AwsRequest request,
        CallContext context,
        Origin origin,
        CompletableFuture<Void> left,
        CompletableFuture<Integer> written) {

    /** What an operation answered; a direct operation's answer has no body beside its members. */
    static Streamed<AwsResponse> plain(AwsResponse response) {
        return new Streamed<>(response, null, ReplyBody.EMPTY);
    }
}
