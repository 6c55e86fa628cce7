package dev.kiln.benchmarks;

import dev.kiln.benchmarks.shared.Drained;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** How fast one event source mapping takes 100,000 messages that wait in a queue to a function that does nothing. */
final class Drain {
    private static final int MESSAGES = 100_000;
    private static final int BATCH = 10;
    private static final String BODY = "x".repeat(256);

    private Drain() {}

    static List<Result> run() throws InterruptedException {
        Result ten = drain(BATCH, 0);
        return List.of(ten, drain(1_000, 1));
    }

    private static Result drain(int batch, int windowSeconds) throws InterruptedException {
        try (LambdaEmulator emulator = LambdaEmulator.start();
                SqsClient sqs = emulator.client(SqsClient.builder());
                LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            emulator.deploy(FunctionConfig.builder("drain")
                    .handler(DrainHandler.class.getName())
                    .sharedPackages("dev.kiln.benchmarks.shared")
                    .build());
            String url = fill(sqs);
            String arn = sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes()
                    .get(QueueAttributeName.QUEUE_ARN);
            Drained.expect(MESSAGES);
            long start = System.nanoTime();
            lambda.createEventSourceMapping(mapping -> mapping.functionName("drain")
                    .eventSourceArn(arn)
                    .batchSize(batch)
                    .maximumBatchingWindowInSeconds(windowSeconds));
            Drained.await();
            emulator.settleNow(); // what is done is deleted
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Result(
                    "100,000 queued messages through one mapping, batches of " + batch,
                    String.format(Locale.ROOT, "%,.0f/s", MESSAGES / seconds),
                    String.format(Locale.ROOT, "%.1f s, with the first start of the function", seconds),
                    "stated",
                    true);
        }
    }

    private static String fill(SqsClient sqs) {
        String url = sqs.createQueue(queue -> queue.queueName("full")).queueUrl();
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(BODY)
                    .build());
        }
        for (int sent = 0; sent < MESSAGES; sent += BATCH) {
            sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
        }
        return url;
    }
}
