package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.Arn;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.lambda.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** A mapping's calls of its queue. */
final class SqsQueue {
    static final int MOST_PER_CALL = 10;
    private static final int LONG_POLL_SECONDS = 20;

    private final Mapping mapping;
    private final AwsCalls calls;
    private final String url;

    SqsQueue(Mapping mapping, AwsCalls calls) {
        this.mapping = mapping;
        this.calls = calls;
        Arn queue = mapping.source();
        this.url = "https://sqs." + queue.region() + ".amazonaws.com/" + queue.account() + "/" + queue.resource();
    }

    /** Waits for messages; cancelling the future ends the wait. */
    CompletableFuture<ReceiveMessageResponse> receive(int most, String trace) {
        return calls.call(
                        ReceiveMessageRequest.builder()
                                .queueUrl(url)
                                .maxNumberOfMessages(Math.min(most, MOST_PER_CALL))
                                .waitTimeSeconds(LONG_POLL_SECONDS)
                                .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                .messageAttributeNames("All")
                                .build(),
                        ReceiveMessageResponse.class,
                        Parts.caller(mapping, trace))
                .toCompletableFuture();
    }

    /** Deletes messages, ten a call. */
    CompletionStage<Void> delete(List<SqsRecord> records, String trace) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int from = 0; from < records.size(); from += MOST_PER_CALL) {
            List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
            for (SqsRecord each : records.subList(from, Math.min(from + MOST_PER_CALL, records.size()))) {
                entries.add(DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(entries.size()))
                        .receiptHandle(each.message().receiptHandle())
                        .build());
            }
            all.add(calls.call(
                            DeleteMessageBatchRequest.builder()
                                    .queueUrl(url)
                                    .entries(entries)
                                    .build(),
                            DeleteMessageBatchResponse.class,
                            Parts.caller(mapping, trace))
                    .toCompletableFuture());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    /** How long received messages stay hidden. */
    CompletionStage<Duration> visibilityTimeout(String trace) {
        return calls.call(
                        GetQueueAttributesRequest.builder()
                                .queueUrl(url)
                                .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT)
                                .build(),
                        GetQueueAttributesResponse.class,
                        Parts.caller(mapping, trace))
                .thenApply(queue -> Duration.ofSeconds(
                        Long.parseLong(queue.attributes().getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "0"))));
    }
}
