package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.lambda.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Takes batches to the function of a mapping. */
final class Sender {
    private final Mapping mapping;
    private final AwsCalls calls;

    Sender(Mapping mapping, AwsCalls calls) {
        this.mapping = mapping;
        this.calls = calls;
    }

    /** What came of a batch. */
    sealed interface Result {
        record Succeeded(String payload, String executedVersion) implements Result {}

        record FunctionFailed(String payload, String executedVersion) implements Result {}

        /** No more invocations may run now. */
        record Throttled() implements Result {}

        /** The function could not be called at all. */
        record Refused(String reason) implements Result {}
    }

    /** Invokes the function and waits for its answer. */
    CompletionStage<Result> send(String payload, String trace, String requestId) {
        InvokeRequest request = InvokeRequest.builder()
                .functionName(mapping.configuration().functionArn())
                .payload(SdkBytes.fromByteArrayUnsafe(payload.getBytes(StandardCharsets.UTF_8)))
                .build();
        return calls.call(request, InvokeResponse.class, Parts.caller(mapping, trace, requestId))
                .handle((response, failure) -> failure == null ? answered(response) : refused(failure));
    }

    private static Result answered(InvokeResponse response) {
        String payload = response.payload() == null ? "" : response.payload().asUtf8String();
        String version = response.executedVersion();
        return response.functionError() == null
                ? new Result.Succeeded(payload, version)
                : new Result.FunctionFailed(payload, version);
    }

    private static Result refused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TooManyRequestsException
                ? new Result.Throttled()
                : new Result.Refused(String.valueOf(cause.getMessage()));
    }
}
