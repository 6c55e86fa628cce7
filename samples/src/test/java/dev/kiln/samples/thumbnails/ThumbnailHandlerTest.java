package dev.kiln.samples.thumbnails;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import dev.kiln.junit.Emulated;
import dev.kiln.junit.LambdaEmulatorExtension;
import dev.kiln.junit.RestoreAfterEach;
import dev.kiln.junit.SettleAfterEach;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@SettleAfterEach
@RestoreAfterEach
class ThumbnailHandlerTest {
    private static final int MOST_AT_A_TIME = 3;
    private static final int ATTEMPTS = 3;
    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

    @RegisterExtension
    static final LambdaEmulatorExtension KILN = LambdaEmulatorExtension.builder()
            .config(EmulatorConfig.builder().time(new ManualTime()).build())
            .function(FunctionConfig.builder("thumbnails")
                    .handler(ThumbnailHandler.class.getName())
                    .environment("THUMBNAILS", "thumbnails")
                    .timeout(Duration.ofSeconds(30))
                    .build())
            .build();

    @Emulated
    static LambdaEmulator emulator;

    @Emulated
    static S3Client s3;

    @Emulated
    static SqsClient sqs;

    /** What a deployment would set up: two buckets, a queue with its dead-letter queue, and who tells whom. */
    @BeforeAll
    static void deploy(LambdaClient lambda) {
        s3.createBucket(r -> r.bucket("photos"));
        s3.createBucket(r -> r.bucket("thumbnails"));
        sqs.createQueue(r -> r.queueName("uploads-dead"));
        sqs.createQueue(r -> r.queueName("uploads")
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + ARN + "uploads-dead\",\"maxReceiveCount\":" + ATTEMPTS + "}")));
        s3.putBucketNotificationConfiguration(r -> r.bucket("photos")
                .notificationConfiguration(n -> n.queueConfigurations(q -> q.queueArn(ARN + "uploads")
                        .events(Event.S3_OBJECT_CREATED)
                        .filter(f -> f.key(k -> k.filterRules(
                                rule -> rule.name(FilterRuleName.SUFFIX).value(".png")))))));
        emulator.settle();
        sqs.purgeQueue(r -> r.queueUrl("uploads")); // of S3's test event
        lambda.createEventSourceMapping(r -> r.functionName("thumbnails")
                .eventSourceArn(ARN + "uploads")
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                .scalingConfig(c -> c.maximumConcurrency(MOST_AT_A_TIME)));
    }

    @BeforeEach
    void forgetCalls() {
        emulator.journal().clear();
    }

    @Test
    void makesAThumbnailOfEachImage() throws IOException {
        upload("holiday/beach at noon.png", image(640, 320));
        emulator.settle();

        BufferedImage small = ImageIO.read(new ByteArrayInputStream(
                s3.getObjectAsBytes(r -> r.bucket("thumbnails").key("holiday/beach at noon.png"))
                        .asByteArray()));
        assertThat(small.getWidth()).isEqualTo(64);
        assertThat(small.getHeight()).isEqualTo(32);
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        upload("notes.txt", image(10, 10));
        emulator.settle();

        assertThat(thumbnails()).isEmpty();
        assertThat(emulator.journal().calls("lambda", "Invoke")).isEmpty();
    }

    @Test
    void whatIsNoImageEndsInTheDeadLetterQueue() {
        upload("broken.png", new byte[] {1, 2, 3});
        emulator.settle(); // three attempts and the visibility timeouts between them, in no time

        assertThat(emulator.journal().calls("lambda", "Invoke")).hasSize(ATTEMPTS);
        assertThat(thumbnails()).isEmpty();
        assertThat(deadLetters()).singleElement().satisfies(dead -> assertThat(dead.body())
                .contains("\"key\":\"broken.png\""));
    }

    @Test
    void aBrokenImageDoesNotHoldUpTheOthersOfItsBatch() throws IOException {
        upload("a.png", image(100, 100));
        upload("broken.png", new byte[] {1, 2, 3});
        upload("c.png", image(100, 100));
        emulator.settle();

        assertThat(thumbnails()).containsExactly("a.png", "c.png");
        assertThat(deadLetters()).hasSize(1);
    }

    @Test
    void aThousandImagesAtOnceAreDoneAFewAtATime() throws IOException {
        byte[] image = image(80, 80);
        for (int i = 0; i < 1_000; i++) {
            upload("burst/" + i + ".png", image);
        }
        emulator.settle(Duration.ofMinutes(2));

        assertThat(thumbnails()).hasSize(1_000);
        assertThat(emulator.invocations().stream()
                        .map(invocation -> invocation.logStream())
                        .distinct())
                .hasSizeLessThanOrEqualTo(MOST_AT_A_TIME);
    }

    @Test
    void oneTraceShowsEveryHop() throws IOException {
        upload("beach.png", image(100, 100));
        emulator.settle();

        List<CallJournal.Call> calls = emulator.journal().calls();
        String trace = calls.stream()
                .filter(call -> call.operation().equals("PutObject"))
                .findFirst()
                .orElseThrow()
                .traceId();
        List<CallJournal.Call> hops =
                calls.stream().filter(call -> call.traceId().equals(trace)).toList();
        hops.forEach(hop -> System.out.printf(
                "%-10s %-20s %s%n",
                hop.service(), hop.operation(), hop.duration().orElseThrow()));
        assertThat(hops)
                .extracting(CallJournal.Call::operation)
                .containsExactly(
                        "PutObject", "SendMessage", "Invoke", "GetObject", "PutObject", "DeleteMessageBatch");
        assertThat(hops).allSatisfy(hop -> assertThat(hop.error()).isEmpty());
    }

    private static void upload(String key, byte[] bytes) {
        s3.putObject(r -> r.bucket("photos").key(key), RequestBody.fromBytes(bytes));
    }

    private static byte[] image(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static List<String> thumbnails() {
        return s3.listObjectsV2Paginator(r -> r.bucket("thumbnails")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static List<Message> deadLetters() {
        return sqs.receiveMessage(r -> r.queueUrl("uploads-dead").maxNumberOfMessages(10))
                .messages();
    }
}
