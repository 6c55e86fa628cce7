package dev.kiln.emulator.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Snapshot;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class SourcesTest {
    @Test
    void mappingsGoOnAfterARestart(@TempDir Path data) {
        String function;
        String queue;
        try (Triggers aws = new Triggers(config -> config.data(data))) {
            function = aws.function("reader", event -> "null");
            queue = aws.queue("orders");
            aws.map(queue, function, r -> r.batchSize(1).filterCriteria(Triggers.filters("{\"body\":[\"b\"]}")));
        }
        try (Triggers aws = new Triggers(config -> config.data(data))) {
            String again = aws.queue("orders");
            aws.send(again, "a", "b");
            aws.emulator.settle();

            assertThat(Probe.of(function).events).hasSize(1);
            assertThat(Triggers.bodiesIn(Probe.of(function).events.get(0))).containsExactly("b");
        }
    }

    @Test
    void clientsOverHttpUseThemAsWell() {
        try (Triggers aws = new Triggers();
                LambdaClient lambda = overHttp(aws, LambdaClient.builder());
                SqsClient sqs = overHttp(aws, SqsClient.builder())) {
            String function = aws.function("reader", event -> "null");
            String queue = sqs.createQueue(r -> r.queueName("orders")).queueUrl();
            String uuid = lambda.createEventSourceMapping(
                            r -> r.eventSourceArn(Triggers.arn(queue)).functionName(function))
                    .uuid();
            sqs.sendMessage(r -> r.queueUrl(queue).messageBody("hello"));
            aws.emulator.settle();

            assertThat(Probe.of(function).events).hasSize(1);
            assertThat(lambda.listEventSourceMappings(r -> r.functionName(function))
                            .eventSourceMappings())
                    .singleElement()
                    .satisfies(mapping -> {
                        assertThat(mapping.uuid()).isEqualTo(uuid);
                        assertThat(mapping.lastModified()).isEqualTo(aws.time.now());
                    });
        }
    }

    private static <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C overHttp(
            Triggers aws, B builder) {
        return builder.endpointOverride(aws.emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Test
    void aRollbackEndsMappingsThatAreNewer() {
        try (Triggers aws = new Triggers()) {
            String function = aws.function("reader", event -> "null");
            String queue = aws.queue("orders");
            try (Snapshot before = aws.emulator.snapshot()) {
                aws.map(queue, function);
                aws.emulator.rollback(before);
                aws.emulator.settle();
                aws.send(queue, "hello");
                aws.emulator.settle();

                assertThat(Probe.of(function).events).isEmpty();
                assertThat(aws.bodies(queue)).containsExactly("hello");
            }
        }
    }

    @Test
    void aRollbackRevivesMappingsThatWereDeleted() {
        try (Triggers aws = new Triggers()) {
            String function = aws.function("reader", event -> "null");
            String queue = aws.queue("orders");
            String uuid = aws.map(queue, function);
            try (Snapshot before = aws.emulator.snapshot()) {
                aws.send(queue, "one");
                aws.emulator.settle();
                aws.lambda.deleteEventSourceMapping(r -> r.uuid(uuid));
                aws.emulator.rollback(before);
                aws.send(queue, "two");
                aws.emulator.settle();

                assertThat(Probe.of(function).events).hasSize(2);
            }
        }
    }

    @Test
    void aQueueThatComesBackIsReadAgain() {
        try (Triggers aws = new Triggers()) {
            String function = aws.function("reader", event -> "null");
            String queue = aws.queue("orders");
            aws.map(queue, function);
            aws.sqs.deleteQueue(r -> r.queueUrl(queue));
            aws.emulator.settle();
            aws.queue("orders");
            aws.send(queue, "hello");
            aws.time.advance(Duration.ofSeconds(1));
            aws.emulator.settle();

            assertThat(Probe.of(function).events).hasSize(1);
        }
    }
}
