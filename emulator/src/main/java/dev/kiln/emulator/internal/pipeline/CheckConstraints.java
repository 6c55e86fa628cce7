package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.aws.Operation.Streamed;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.awscore.AwsResponse;

/** Refuses requests that violate the member constraints of the service's model. */
final class CheckConstraints implements Step {
    @Override
    public CompletionStage<Streamed<AwsResponse>> apply(ApiCall call, Next next) {
        call.service().constraints().check(call.request());
        return next.proceed(call);
    }
}
