package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.aws.Operation.Streamed;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.awscore.AwsResponse;

/** One step in the life of a call. It lets the call pass, changes it, answers in its place, or throws an SDK exception. */
interface Step {
    CompletionStage<Streamed<AwsResponse>> apply(ApiCall call, Next next);

    /** The rest of the way. */
    @FunctionalInterface
    interface Next {
        CompletionStage<Streamed<AwsResponse>> proceed(ApiCall call);
    }
}
