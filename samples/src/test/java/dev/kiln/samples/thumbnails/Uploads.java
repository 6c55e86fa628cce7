package dev.kiln.samples.thumbnails;

import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What a deployment of the sample sets up: two buckets, a queue with its dead-letter queue, and who tells whom. */
final class Uploads {
    static final int MOST_AT_A_TIME = 3;
    static final int ATTEMPTS = 3;

    static final FunctionConfig FUNCTION = FunctionConfig.builder("thumbnails")
            .handler(ThumbnailHandler.class.getName())
            .environment("THUMBNAILS", "thumbnails")
            .timeout(Duration.ofSeconds(30))
            .build();

    private static final String ARN = "arn:aws:sqs:us-east-1:000000000000:";

    private final S3Client s3;
    private final SqsClient sqs;

    private Uploads(S3Client s3, SqsClient sqs) {
        this.s3 = s3;
        this.sqs = sqs;
    }

    static Uploads deploy(LambdaEmulator emulator, S3Client s3, SqsClient sqs, LambdaClient lambda) {
        s3.createBucket(r -> r.bucket("photos"));
        s3.createBucket(r -> r.bucket("thumbnails"));
        sqs.createQueue(r -> r.queueName("uploads-dead"));
        sqs.createQueue(r -> r.queueName("uploads")
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + ARN + "uploads-dead\",\"maxReceiveCount\":" + ATTEMPTS + "}")));
        FilterRule png =
                FilterRule.builder().name(FilterRuleName.SUFFIX).value(".png").build();
        s3.putBucketNotificationConfiguration(r -> r.bucket("photos")
                .notificationConfiguration(n -> n.queueConfigurations(QueueConfiguration.builder()
                        .queueArn(ARN + "uploads")
                        .events(Event.S3_OBJECT_CREATED)
                        .filter(f -> f.key(k -> k.filterRules(png)))
                        .build())));
        emulator.settle();
        sqs.purgeQueue(r -> r.queueUrl("uploads")); // S3 has sent a test event
        lambda.createEventSourceMapping(r -> r.functionName("thumbnails")
                .eventSourceArn(ARN + "uploads")
                .maximumBatchingWindowInSeconds(1)
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                .scalingConfig(c -> c.maximumConcurrency(MOST_AT_A_TIME)));
        return new Uploads(s3, sqs);
    }

    void upload(String key, byte[] bytes) {
        s3.putObject(r -> r.bucket("photos").key(key), RequestBody.fromBytes(bytes));
    }

    byte[] thumbnail(String key) {
        return s3.getObjectAsBytes(r -> r.bucket("thumbnails").key(key)).asByteArray();
    }

    List<String> thumbnails() {
        return s3.listObjectsV2Paginator(r -> r.bucket("thumbnails")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    List<String> deadLetters() {
        return sqs.receiveMessage(r -> r.queueUrl("uploads-dead").maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }

    static byte[] image(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
