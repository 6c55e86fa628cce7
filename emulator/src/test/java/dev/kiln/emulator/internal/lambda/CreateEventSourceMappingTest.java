package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.source.Triggers;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class CreateEventSourceMappingTest {
    @RegisterExtension
    final Triggers aws = new Triggers();

    private final String function = aws.function("reader", event -> "null");
    private final String queue = aws.queue("orders");

    @Test
    void answersWhatWillBeWithTheUsualSettings() {
        CreateEventSourceMappingResponse made = aws.lambda.createEventSourceMapping(
                r -> r.eventSourceArn(Triggers.arn(queue)).functionName(function));

        assertThat(made.sdkHttpResponse().statusCode()).isEqualTo(202);
        assertThat(made.state()).isEqualTo("Creating");
        assertThat(made.stateTransitionReason()).isEqualTo("USER_INITIATED");
        assertThat(made.batchSize()).isEqualTo(10);
        assertThat(made.maximumBatchingWindowInSeconds()).isZero();
        assertThat(made.hasFunctionResponseTypes()).isTrue();
        assertThat(made.functionResponseTypes()).isEmpty();
        assertThat(made.functionArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:" + function);
        assertThat(made.eventSourceMappingArn())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + made.uuid());
        assertThat(made.lastModified()).isEqualTo(aws.time.now());
        assertThat(made.maximumRetryAttempts()).isNull();
        assertThat(made.lastProcessingResult()).isNull();
        assertThat(made.destinationConfig()).isNull();
    }

    @Test
    void oneThatIsMadeDisabledIsDisabledAtOnce() {
        assertThat(aws.lambda
                        .createEventSourceMapping(r -> r.eventSourceArn(Triggers.arn(queue))
                                .functionName(function)
                                .enabled(false))
                        .state())
                .isEqualTo("Disabled");
    }

    @Test
    void refusesTheSamePairAgain() {
        String uuid = aws.map(queue, function);

        assertThatThrownBy(() -> aws.map(queue, function))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("An event source mapping with SQS arn (\" " + Triggers.arn(queue)
                        + " \") and function (\" " + function
                        + " \") already exists. Please update or delete the existing mapping with UUID " + uuid);
    }

    @Test
    void refusesAQueueThatIsNotThere() {
        refuses(
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error"
                        + " Message: The specified queue does not exist.",
                r -> r.eventSourceArn("arn:aws:sqs:us-east-1:000000000000:nowhere"));
    }

    @Test
    void refusesAQueueOfAnotherRegion() {
        refuses(
                "Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error"
                        + " Message: The specified queue does not exist.",
                r -> r.eventSourceArn(Triggers.arn(queue).replace("us-east-1", "eu-west-1")));
    }

    @Test
    void refusesAFunctionThatIsNotThere() {
        refuses("Function does not exist", r -> r.functionName("nobody"));
    }

    @Test
    void refusesAQueueWhoseMessagesShowAgainBeforeTheFunctionTimesOut() {
        String hasty = aws.queue("hasty", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "19"));

        refuses(
                "Queue visibility timeout: 19 seconds is less than Function timeout: 20 seconds",
                r -> r.eventSourceArn(Triggers.arn(hasty)));
    }

    @Test
    void refusesLargeBatchesWithoutAWindow() {
        refuses(
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
                r -> r.batchSize(11));
    }

    @Test
    void refusesAWindowForFifoQueues() {
        String fifo = aws.fifo("orders");

        refuses(
                "Batching window is not supported for FIFO queues",
                r -> r.eventSourceArn(Triggers.arn(fifo)).maximumBatchingWindowInSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "simple string",
                "{\"eventSource\":\"aws:sqs\"}",
                "{\"eventSource\":[]}",
                "{}",
                "{\"body\":[{\"numeric\":[\">\"]}]}",
                "{\"body\":[{\"like\":\"x\"}]}"
            })
    void refusesFiltersThatAreNone(String pattern) {
        refuses("Invalid filter pattern definition.", r -> r.filterCriteria(Triggers.filters(pattern)));
    }

    @Test
    void refusesWhatOnlyStreamsHave() {
        refuses(
                "Unsupported DestinationConfig parameter for given event source mapping type.",
                r -> r.destinationConfig(d -> d.onFailure(f -> f.destination(Triggers.arn(queue)))));
        refuses(
                "StartingPosition is not valid for SQS event sources.",
                r -> r.startingPosition(EventSourcePosition.LATEST));
    }

    @Test
    void refusesAnEventSourceThatNobodyKnows() {
        refuses("Unrecognized event source.", r -> r.eventSourceArn(null));
        refuses("Unrecognized event source.", r -> r.eventSourceArn("arn:aws:s3:::bucket"));
    }

    @Test
    void saysWhichSourcesItDoesNotHave() {
        assertThatThrownBy(() -> aws.lambda.createEventSourceMapping(
                        r -> r.functionName(function).eventSourceArn("arn:aws:mq:us-east-1:000000000000:broker:b:b-1")))
                .isInstanceOf(LambdaException.class)
                .hasMessageContaining("Kiln does not support event source mappings of mq");
    }

    @Test
    void refusesNumbersOutOfRangeInTheModelsWords() {
        assertThatThrownBy(() -> aws.map(queue, function, r -> r.scalingConfig(s -> s.maximumConcurrency(1))))
                .hasMessageContaining(
                        "Value '1' at 'scalingConfig.maximumConcurrency' failed to satisfy constraint: Member must have value greater than or equal to 2");
    }

    @Test
    void aMappingMadeDisabledReadsNothing() {
        String uuid = aws.map(
                queue,
                function,
                r -> r.enabled(false).functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));

        aws.send(queue, "hello");
        aws.emulator.settle();

        assertThat(aws.lambda.getEventSourceMapping(r -> r.uuid(uuid)).state()).isEqualTo("Disabled");
        assertThat(aws.bodies(queue)).containsExactly("hello");
    }

    @Test
    void aMappingHasTagsLikeAFunction() {
        CreateEventSourceMappingResponse made = aws.lambda.createEventSourceMapping(r ->
                r.eventSourceArn(Triggers.arn(queue)).functionName(function).tags(Map.of("team", "a", "old", "x")));

        aws.lambda.tagResource(r -> r.resource(made.eventSourceMappingArn()).tags(Map.of("stage", "test")));
        aws.lambda.untagResource(r -> r.resource(made.eventSourceMappingArn()).tagKeys("old"));

        assertThat(aws.lambda
                        .listTags(r -> r.resource(made.eventSourceMappingArn()))
                        .tags())
                .containsOnly(Map.entry("team", "a"), Map.entry("stage", "test"));
    }

    private void refuses(String message, Consumer<CreateEventSourceMappingRequest.Builder> settings) {
        assertThatThrownBy(() -> aws.map(queue, function, settings))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(message);
    }
}
