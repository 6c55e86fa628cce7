package dev.kiln.benchmarks;

import dev.kiln.benchmarks.shared.Arrived;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** From the request that makes an object to the first line of the handler that reads the queue which the bucket notifies. */
final class Arrival {
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 2_000;

    private Arrival() {}

    static List<Result> run() throws IOException, InterruptedException {
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            emulator.deploy(FunctionConfig.builder("arrival")
                    .handler(ArrivalHandler.class.getName())
                    .sharedPackages("dev.kiln.benchmarks.shared")
                    .build());
            connect(emulator);
            long[] fromRequest = new long[ROUNDS];
            long[] fromAnswer = new long[ROUNDS];
            try (RawClient client = new RawClient(emulator.endpoint().getPort())) {
                for (int i = -WARM_UP; i < ROUNDS; i++) {
                    byte[] put = S3Work.put("uploads", "object" + Math.floorMod(i, 1000), S3Work.SMALL);
                    long asked = System.nanoTime();
                    client.call(put);
                    long made = System.nanoTime();
                    long entered = Arrived.next();
                    if (i >= 0) {
                        fromRequest[i] = entered - asked;
                        fromAnswer[i] = entered - made;
                    }
                }
            }
            Spans spans = new Spans(fromRequest);
            return List.of(new Result(
                    "PutObject sent to handler entered, through SQS, p50",
                    Spans.micros(spans.medianMicros()),
                    String.format(
                            Locale.ROOT,
                            "p99 %.0f \u00b5s; from the answer of PutObject p50 %.0f \u00b5s",
                            spans.at(0.99) / 1e3,
                            new Spans(fromAnswer).medianMicros()),
                    "\u2264 3 ms",
                    spans.medianMillis() <= 3));
        }
    }

    private static void connect(LambdaEmulator emulator) throws InterruptedException {
        try (S3Client s3 = emulator.client(S3Client.builder());
                SqsClient sqs = emulator.client(SqsClient.builder());
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            String url = sqs.createQueue(queue -> queue.queueName("uploads")).queueUrl();
            String arn = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            s3.createBucket(bucket -> bucket.bucket("uploads"));
            s3.putBucketNotificationConfiguration(put -> put.bucket("uploads")
                    .notificationConfiguration(NotificationConfiguration.builder()
                            .queueConfigurations(QueueConfiguration.builder()
                                    .queueArn(arn)
                                    .events(Event.S3_OBJECT_CREATED)
                                    .build())
                            .build()));
            sqs.purgeQueue(purge -> purge.queueUrl(url)); // of the test event
            lambda.createEventSourceMapping(mapping ->
                    mapping.functionName("arrival").eventSourceArn(arn).batchSize(1));
        }
    }
}
