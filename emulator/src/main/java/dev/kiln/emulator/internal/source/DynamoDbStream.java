package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.TraceHeader;
import dev.kiln.emulator.internal.lambda.Mapping;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** A mapping's calls of a DynamoDB stream. Each read asks for a fresh iterator: those expire. */
final class DynamoDbStream {
    private static final int MOST_RECORDS = 1000;

    private final Mapping mapping;
    private final AwsCalls calls;
    private final Supplier<Instant> now;
    private final String arn;

    DynamoDbStream(Mapping mapping, AwsCalls calls, Supplier<Instant> now) {
        this.mapping = mapping;
        this.calls = calls;
        this.now = now;
        this.arn = mapping.configuration().eventSourceArn();
    }

    private CallContext caller() {
        return Parts.caller(mapping, TraceHeader.begin(now.get()));
    }

    CompletionStage<List<Shard>> shards() {
        return calls.call(
                        DescribeStreamRequest.builder().streamArn(arn).build(), DescribeStreamResponse.class, caller())
                .thenApply(stream -> stream.streamDescription().shards().stream()
                        .<Shard>map(shard -> new Reader(shard.shardId()))
                        .toList());
    }

    private final class Reader implements Shard {
        private final String id;

        Reader(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public CompletionStage<List<StreamRecord>> read(@Nullable String after, int most) {
            return iterator(after)
                    .thenCompose(place -> calls.call(
                            GetRecordsRequest.builder()
                                    .shardIterator(place)
                                    .limit(Math.min(most, MOST_RECORDS))
                                    .build(),
                            GetRecordsResponse.class,
                            caller()))
                    .thenApply(page -> page.records().stream()
                            .map(record -> DynamoDbRecord.of(record, arn))
                            .toList());
        }

        /** What was read last may have been trimmed since: then the oldest record that is left is the next one. */
        private CompletionStage<String> iterator(@Nullable String after) {
            if (after == null) {
                return ask(ShardIteratorType.TRIM_HORIZON, null);
            }
            return ask(ShardIteratorType.AFTER_SEQUENCE_NUMBER, after)
                    .handle((place, failure) -> {
                        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                        if (cause instanceof TrimmedDataAccessException) {
                            return ask(ShardIteratorType.TRIM_HORIZON, null);
                        }
                        return failure == null
                                ? CompletableFuture.completedFuture(place)
                                : CompletableFuture.<String>failedFuture(failure);
                    })
                    .thenCompose(Function.identity());
        }

        private CompletionStage<String> ask(ShardIteratorType type, @Nullable String sequenceNumber) {
            return calls.call(
                            GetShardIteratorRequest.builder()
                                    .streamArn(arn)
                                    .shardId(id)
                                    .shardIteratorType(type)
                                    .sequenceNumber(sequenceNumber)
                                    .build(),
                            GetShardIteratorResponse.class,
                            caller())
                    .thenApply(GetShardIteratorResponse::shardIterator);
        }
    }
}
