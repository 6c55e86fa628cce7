package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.Arn;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Takes the results of asynchronous invocations to where the function's settings say. */
final class Destinations {
    private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);
    private static final int MOST_ERROR_CHARS = 1024;

    private final Functions functions;
    private final EventInvokes settings;
    private final AwsCalls calls;
    private final Time time;

    Destinations(Functions functions, EventInvokes settings, AwsCalls calls, Time time) {
        this.functions = functions;
        this.settings = settings;
        this.calls = calls;
        this.time = time;
    }

    /** Whether anybody is told of events that are given up. */
    boolean forFailures(FunctionName name) {
        return onFailure(name) != null || deadLetters(name) != null;
    }

    /** Tells of a success; completes when it is told. */
    CompletionStage<Void> succeeded(AsyncEvent event) {
        FunctionEventInvokeConfig set = settings.find(event.name());
        String target = set == null ? null : set.destinationConfig().onSuccess().destination();
        Instant now = time.now();
        return deliver(target, event, now, DestinationRecord.of(event, "Success", now), Map.of());
    }

    /** Tells of an event that is given up, the dead-letter queue as well; completes when it is told. */
    CompletionStage<Void> failed(AsyncEvent event, String condition) {
        Instant now = time.now();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        all.add(deliver(onFailure(event.name()), event, now, DestinationRecord.of(event, condition, now), Map.of())
                .toCompletableFuture());
        all.add(deliver(
                        deadLetters(event.name()),
                        event,
                        now,
                        new String(event.event().payload(), StandardCharsets.UTF_8),
                        attributes(event))
                .toCompletableFuture());
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private @Nullable String onFailure(FunctionName name) {
        FunctionEventInvokeConfig set = settings.find(name);
        String target = set == null ? null : set.destinationConfig().onFailure().destination();
        return target == null || target.isEmpty() ? null : target;
    }

    private @Nullable String deadLetters(FunctionName name) {
        try {
            DeadLetterConfig set = functions.version(name).configuration().deadLetterConfig();
            return set == null || set.targetArn() == null || set.targetArn().isEmpty() ? null : set.targetArn();
        } catch (ResourceNotFoundException gone) {
            return null;
        }
    }

    /** What a dead letter of Lambda's carries beside the event. */
    private static Map<String, MessageAttributeValue> attributes(AsyncEvent event) {
        AsyncEvent.Answer answer = event.last();
        return Map.of(
                "RequestID", attribute("String", event.event().requestId()),
                "ErrorCode", attribute("Number", answer == null ? "429" : "200"),
                "ErrorMessage", attribute("String", answer == null ? "Rate Exceeded." : errorMessage(answer)));
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static String errorMessage(AsyncEvent.Answer answer) {
        String payload = new String(answer.payload(), StandardCharsets.UTF_8);
        Map<String, @Nullable Object> error = Json.object(payload);
        Object message = error == null ? payload : error.get("errorMessage");
        String text = message == null || message.toString().isEmpty() ? "Unknown" : message.toString();
        return text.substring(0, Math.min(MOST_ERROR_CHARS, text.length()));
    }

    private CompletionStage<Void> deliver(
            @Nullable String target,
            AsyncEvent event,
            Instant now,
            String body,
            Map<String, MessageAttributeValue> attributes) {
        Arn arn = Arn.of(target);
        if (arn == null) {
            return CompletableFuture.completedFuture(null);
        }
        FunctionName name = event.name();
        CallContext context = new CallContext(
                name.account(),
                name.region(),
                "",
                name.functionArn(),
                event.event().traceHeader(),
                null);
        CompletionStage<?> call = switch (arn.service()) {
            case "sqs" ->
                calls.call(
                        SendMessageRequest.builder()
                                .queueUrl("https://sqs." + arn.region() + ".amazonaws.com/" + arn.account() + "/"
                                        + arn.resource())
                                .messageBody(body)
                                .messageAttributes(attributes)
                                .build(),
                        SendMessageResponse.class,
                        context);
            case "lambda" ->
                calls.call(
                        InvokeRequest.builder()
                                .functionName(target)
                                .invocationType(InvocationType.EVENT)
                                .payload(SdkBytes.fromUtf8String(body))
                                .build(),
                        InvokeResponse.class,
                        context);
            case "s3" -> new FailureBucket(arn.resource()).tell("async/" + name.name(), now, body, calls, context);
            default ->
                CompletableFuture.failedFuture(
                        new IllegalStateException("Kiln has no " + arn.service() + " to deliver to"));
        };
        return call.handle((told, failure) -> {
            if (failure != null) {
                LOG.warn("the result of {} did not reach {}: {}", event, target, failure.getMessage());
            }
            return null;
        });
    }
}
