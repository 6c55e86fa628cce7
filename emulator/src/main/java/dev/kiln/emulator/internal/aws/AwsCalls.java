package dev.kiln.emulator.internal.aws;

import dev.kiln.emulator.internal.message.RequestBody;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * Calls an operation of any service through the pipeline, as the emulator's own pollers and notifications do: the same
 * steps as a call over HTTP, without encoding.
 */
@FunctionalInterface
public interface AwsCalls {
    /**
     * Calls the operation that takes this request.
     *
     * @param responseType the SDK's response class of the operation
     * @param from who calls; the trace is continued, and the call gets a fresh request id unless the context has one and no HTTP request, that
     *     is, was made for this one call
     * @return the response, or a stage failed with the SDK's exception
     */
    default <O extends AwsResponse> CompletionStage<O> call(
            AwsRequest request, Class<O> responseType, CallContext from) {
        return call(request, null, responseType, from);
    }

    /**
     * Calls an operation whose request may have a body beside its members, as the content of an object is. The operation finds the body, and
     * those of the members that are headers on the wire, in its context's HTTP request, as if they had come from outside.
     *
     * @param body null where there is none
     */
    <O extends AwsResponse> CompletionStage<O> call(
            AwsRequest request, @Nullable RequestBody body, Class<O> responseType, CallContext from);
}
