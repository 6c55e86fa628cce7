package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.aws.Arn;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.TraceHeader;
import dev.kiln.emulator.internal.json.Json;
import dev.kiln.emulator.internal.lambda.FailureBucket;
import dev.kiln.emulator.internal.lambda.Mapping;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.lambda.model.OnFailure;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Tells a mapping's destination of batches that are given up. */
final class StreamFailures {
    private static final Logger LOG = LoggerFactory.getLogger(StreamFailures.class);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Mapping mapping;
    private final Parts parts;

    StreamFailures(Mapping mapping, Parts parts) {
        this.mapping = mapping;
        this.parts = parts;
    }

    /**
     * The last attempt on a batch.
     *
     * @param failed whether the function itself failed, rather than reporting items
     */
    record Attempt(String requestId, String executedVersion, boolean failed) {}

    /**
     * Completes when the destination, if there is one, is told.
     *
     * @param event what the function got, or would have got
     */
    CompletionStage<Void> tell(
            StreamBatch batch, String event, String shard, String condition, @Nullable Attempt last) {
        LOG.warn(
                "{} records of {} are given up: {}",
                batch.records().size(),
                mapping.configuration().eventSourceArn(),
                condition);
        OnFailure onFailure = mapping.configuration().destinationConfig().onFailure();
        Arn target = onFailure == null ? null : Arn.of(onFailure.destination());
        if (target == null || batch.isEnd()) {
            return CompletableFuture.completedFuture(null);
        }
        Instant now = parts.time().now();
        CallContext caller = Parts.caller(mapping, TraceHeader.begin(now));
        String record = Json.write(record(batch, shard, condition, last, now));
        CompletionStage<?> told = switch (target.service()) {
            case "sqs" -> tellQueue(target, record, caller);
            case "s3" ->
                new FailureBucket(target.resource())
                        .tell(mapping.uuid() + "/" + shard, now, withPayload(record, event), parts.calls(), caller);
            default ->
                CompletableFuture.failedFuture(
                        new IllegalStateException("Kiln has no " + target.service() + " to deliver to"));
        };
        return told.handle((done, failure) -> {
            if (failure != null) {
                LOG.warn("the failure did not reach {}: {}", target, failure.getMessage());
            }
            return null;
        });
    }

    private CompletionStage<?> tellQueue(Arn queue, String record, CallContext caller) {
        SendMessageRequest request = SendMessageRequest.builder()
                .queueUrl(
                        "https://sqs." + queue.region() + ".amazonaws.com/" + queue.account() + "/" + queue.resource())
                .messageBody(record)
                .build();
        return parts.calls().call(request, SendMessageResponse.class, caller);
    }

    /** A bucket gets the records themselves as well. */
    private static String withPayload(String record, String event) {
        return record.substring(0, record.length() - 1) + ",\"payload\":" + event + "}";
    }

    private Map<String, @Nullable Object> record(
            StreamBatch batch, String shard, String condition, @Nullable Attempt last, Instant now) {
        Map<String, @Nullable Object> request = new LinkedHashMap<>();
        request.put("requestId", last == null ? "" : last.requestId());
        request.put("functionArn", mapping.configuration().functionArn());
        request.put("condition", condition);
        request.put("approximateInvokeCount", batch.failures());
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("requestContext", request);
        if (last != null) {
            Map<String, @Nullable Object> response = new LinkedHashMap<>();
            response.put("statusCode", 200);
            response.put("executedVersion", last.executedVersion());
            response.put("functionError", last.failed() ? "Unhandled" : null);
            record.put("responseContext", response);
        }
        record.put("version", "1.0");
        record.put("timestamp", MILLIS.format(now));
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("shardId", shard);
        info.put("startSequenceNumber", batch.first().sequenceNumber());
        info.put("endSequenceNumber", batch.last().sequenceNumber());
        info.put("approximateArrivalOfFirstRecord", seconds(batch.first()));
        info.put("approximateArrivalOfLastRecord", seconds(batch.last()));
        info.put("batchSize", batch.records().size());
        info.put("streamArn", mapping.configuration().eventSourceArn());
        record.put("DDBStreamBatchInfo", info);
        return record;
    }

    private static String seconds(StreamRecord record) {
        return record.arrived().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
