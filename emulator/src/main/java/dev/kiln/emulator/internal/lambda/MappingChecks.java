package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.Arn;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What Lambda looks up before it makes or changes a mapping: function and source. */
final class MappingChecks {
    private final Functions functions;
    private final AwsCalls calls;

    MappingChecks(Functions functions, AwsCalls calls) {
        this.functions = functions;
        this.calls = calls;
    }

    /** The function that a mapping is to call, in Lambda's words for mappings where there is none. */
    VersionRecord function(FunctionName name) {
        try {
            return functions.version(name);
        } catch (ResourceNotFoundException none) {
            throw LambdaErrors.invalid("Function does not exist");
        }
    }

    /** Completes if the source is there, in the function's region, and suits it; fails with the answer for the caller otherwise. */
    CompletionStage<Void> source(EventSourceMappingConfiguration mapping, VersionRecord function, CallContext call) {
        Arn source = Arn.of(mapping.eventSourceArn());
        if (source == null || MappingSettings.kind(source) == MappingSettings.Kind.STREAM) {
            return stream(mapping, call);
        }
        if (!source.region().equals(call.region())) {
            throw noQueue("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
        }
        return calls.call(
                        GetQueueAttributesRequest.builder()
                                .queueUrl(queueUrl(source))
                                .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT)
                                .build(),
                        GetQueueAttributesResponse.class,
                        call)
                .handle((queue, failure) -> {
                    if (failure != null) {
                        throw receiveFailed(failure);
                    }
                    checkVisibility(queue, function);
                    return null;
                });
    }

    /** The host of a queue URL says nothing; SQS reads its end. */
    private static String queueUrl(Arn queue) {
        return "https://sqs." + queue.region() + ".amazonaws.com/" + queue.account() + "/" + queue.resource();
    }

    private static void checkVisibility(GetQueueAttributesResponse queue, VersionRecord function) {
        String visibility = queue.attributes().get(QueueAttributeName.VISIBILITY_TIMEOUT);
        int timeout = function.configuration().timeout();
        if (visibility != null && Integer.parseInt(visibility) < timeout) {
            throw LambdaErrors.invalid("Queue visibility timeout: " + visibility
                    + " seconds is less than Function timeout: " + timeout + " seconds");
        }
    }

    private static RuntimeException receiveFailed(Throwable failure) {
        AwsServiceException refused = refusal(failure);
        if (refused == null) {
            return failure instanceof RuntimeException known ? known : new CompletionException(failure);
        }
        String code = refused.awsErrorDetails().errorCode();
        return noQueue(
                code.equals("QueueDoesNotExist") ? "AWS.SimpleQueueService.NonExistentQueue" : code,
                refused.awsErrorDetails().errorMessage());
    }

    private static RuntimeException noQueue(String code, String message) {
        return LambdaErrors.invalid(
                "Error occurred while ReceiveMessage. SQS Error Code: " + code + ". SQS Error Message: " + message);
    }

    private CompletionStage<Void> stream(EventSourceMappingConfiguration mapping, CallContext call) {
        return calls.call(
                        DescribeStreamRequest.builder()
                                .streamArn(mapping.eventSourceArn())
                                .limit(1)
                                .build(),
                        DescribeStreamResponse.class,
                        call)
                .handle((stream, failure) -> {
                    AwsServiceException refused = failure == null ? null : refusal(failure);
                    if (refused instanceof software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException) {
                        throw LambdaErrors.invalid("Stream not found: " + mapping.eventSourceArn());
                    }
                    if (failure != null) {
                        throw failure instanceof RuntimeException known ? known : new CompletionException(failure);
                    }
                    return null;
                });
    }

    private static @Nullable AwsServiceException refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof AwsServiceException refused ? refused : null;
    }
}
