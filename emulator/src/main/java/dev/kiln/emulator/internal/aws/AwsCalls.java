package dev.kiln.emulator.internal.aws;

import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * Calls an operation of any service through the pipeline, as the emulator's own pollers and notifications do: the same
 * steps as a call over HTTP, without encoding.
 */
public interface AwsCalls {
    /**
     * Calls the operation that takes this request.
     *
     * @param responseType the SDK's response class of the operation
     * @param from who calls; the trace is continued, and the call gets a fresh request id unless the context has one and no HTTP request, that
     *     is, was made for this one call
     * @return the response, or a stage failed with the SDK's exception
     */
    <O extends AwsResponse> CompletionStage<O> call(AwsRequest request, Class<O> responseType, CallContext from);
}
