package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.message.IoThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** The last step: runs the operation itself. */
final class RunOperation implements Step {
    @Override
    public CompletionStage<Streamed<AwsResponse>> apply(ApiCall call, Next next) {
        return IoThread.attempt(() -> run(call.operation().operation(), call));
    }

    @SuppressWarnings("unchecked") // the entry holds operation and request class of the same type arguments
    private static <I extends AwsRequest, O extends AwsResponse> CompletionStage<Streamed<AwsResponse>> run(
            Operation<I, O> operation, ApiCall call) {
        I request = (I) call.request();
        if (operation instanceof Operation.Direct<I, O> direct) {
            return CompletableFuture.completedFuture(ApiCall.plain(direct.run(request, call.context())));
        }
        if (operation instanceof Operation.Waiting<I, O> waiting) {
            return untilCallerLeaves(waiting.run(request, call.context()), call).thenApply(ApiCall::plain);
        }
        Operation.Streaming<I, O> streaming = (Operation.Streaming<I, O>) operation;
        return untilCallerLeaves(streaming.run(request, call.context()), call)
                .thenApply(answer -> new Streamed<>(answer.head(), answer.contentType(), answer.body()));
    }

    private static <T> CompletionStage<T> untilCallerLeaves(CompletionStage<T> stage, ApiCall call) {
        CompletableFuture<T> answer = stage.toCompletableFuture();
        if (!answer.isDone()) {
            CompletionStage<Void> left = call.left();
            left.thenRun(() -> answer.cancel(false));
        }
        return answer;
    }
}
