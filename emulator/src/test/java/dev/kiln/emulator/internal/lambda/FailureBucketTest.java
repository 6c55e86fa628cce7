package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.internal.json.Json;
import dev.kiln.emulator.internal.source.Probe;
import dev.kiln.emulator.internal.source.StreamedTable;
import dev.kiln.emulator.internal.source.Triggers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets that are told of failures, of asynchronous invocations and of batches. */
class FailureBucketTest {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String BUCKET = "failures";
    private static final String ARN = "arn:aws:s3:::" + BUCKET;

    @RegisterExtension
    final Triggers aws = new Triggers();

    private final S3Client s3 = aws.emulator.client(S3Client.builder());
    private final String function = aws.function("worker", event -> {
        throw new IllegalStateException("broken");
    });

    @BeforeEach
    void makeTheBucket() {
        s3.createBucket(r -> r.bucket(BUCKET));
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void getsAnObjectForAnEventThatIsGivenUp() {
        aws.time.advance(Duration.ofHours(13).plusMillis(5));
        failuresTo(ARN);

        invoke("{\"job\":1}");
        aws.emulator.settle();

        String key = keys().get(0);
        assertThat(keys()).hasSize(1);
        assertThat(key).matches("aws/lambda/async/" + function + "/2026/01/01/2026-01-01T13\\.00\\.00-" + UUID);
        assertThat(content(key))
                .startsWith("{\"version\":\"1.0\",\"timestamp\":\"2026-01-01T13:00:00.005Z\",")
                .contains(
                        "\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":1},\"requestPayload\":{\"job\":1}",
                        "\"functionError\":\"Unhandled\"},\"responsePayload\":{\"errorMessage\":\"broken\"");
        assertThat(s3.headObject(r -> r.bucket(BUCKET).key(key)).contentType()).isEqualTo("application/json");
    }

    @Test
    void isWrittenToByACallThatTheJournalShowsAndThatBucketsNotifyOf() {
        String queue = aws.queue("told");
        QueueConfiguration told = QueueConfiguration.builder()
                .queueArn(Triggers.arn(queue))
                .events(Event.S3_OBJECT_CREATED_PUT)
                .build();
        s3.putBucketNotificationConfiguration(
                r -> r.bucket(BUCKET).notificationConfiguration(n -> n.queueConfigurations(told)));
        aws.bodies(queue); // takes S3's test event
        failuresTo(ARN);

        invoke("{}");
        aws.emulator.settle();

        String key = keys().get(0);
        assertThat(aws.bodies(queue)).singleElement().asString().contains("ObjectCreated:Put", key);
        assertThat(aws.emulator.journal().calls("s3", "PutObject"))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.origin()).isEqualTo(CallJournal.Origin.EMULATOR);
                    assertThat(call.principal()).endsWith(":function:" + function);
                    assertThat(call.error()).isEmpty();
                });
    }

    @Test
    void thatIsNotThereStopsNothing() {
        failuresTo("arn:aws:s3:::nowhere");
        invoke("{}");
        aws.emulator.settle();

        assertThat(Probe.of(function).events).hasSize(1);
        assertThat(aws.emulator.journal().calls("s3", "PutObject"))
                .singleElement()
                .satisfies(call -> assertThat(call.error()).contains("NoSuchBucket"));
    }

    @Test
    void getsTheRecordsOfABatchAsWell() {
        try (StreamedTable things = StreamedTable.made(aws.emulator)) {
            String mapping = aws.lambda
                    .createEventSourceMapping(r -> r.functionName(function)
                            .eventSourceArn(things.stream())
                            .startingPosition(EventSourcePosition.TRIM_HORIZON)
                            .maximumRetryAttempts(0)
                            .destinationConfig(d -> d.onFailure(f -> f.destination(ARN))))
                    .uuid();
            things.put("poison");
            aws.emulator.settle();

            String content = content(keys().get(0));
            Map<String, ?> record = Objects.requireNonNull(Json.object(content));
            Map<String, ?> batch = Objects.requireNonNull(Json.asObject(record.get("DDBStreamBatchInfo")));
            assertThat(record)
                    .containsOnlyKeys(
                            "requestContext",
                            "responseContext",
                            "version",
                            "timestamp",
                            "DDBStreamBatchInfo",
                            "payload");
            assertThat(content)
                    .endsWith(",\"payload\":" + Probe.of(function).events.get(0) + "}");
            assertThat(keys())
                    .singleElement()
                    .asString()
                    .matches("aws/lambda/" + mapping + "/" + batch.get("shardId")
                            + "/2026/01/01/2026-01-01T00\\.00\\.00-" + UUID);
            assertThat(aws.emulator.journal().calls("s3", "PutObject"))
                    .singleElement()
                    .satisfies(call -> assertThat(call.principal()).endsWith(":event-source-mapping:" + mapping));
        }
    }

    private void failuresTo(String bucket) {
        aws.lambda.putFunctionEventInvokeConfig(r -> r.functionName(function)
                .maximumRetryAttempts(0)
                .destinationConfig(d -> d.onFailure(f -> f.destination(bucket))));
    }

    private void invoke(String event) {
        aws.lambda.invoke(r ->
                r.functionName(function).invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(event)));
    }

    private List<String> keys() {
        return s3.listObjectsV2(r -> r.bucket(BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private String content(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }
}
