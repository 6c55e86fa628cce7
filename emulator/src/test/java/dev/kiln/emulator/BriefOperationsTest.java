package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Short operations begin on an IO thread and, where somebody has their lock, begin anew on a worker: each is done once all the same. */
@Timeout(120)
class BriefOperationsTest {
    private static final int CLIENTS = 8;
    private static final int CALLS = 250;

    private final LambdaEmulator emulator = LambdaEmulator.start();
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        clients.shutdownNow();
        emulator.close();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    private DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .build();
    }

    private SqsClient sqs() {
        return SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .build();
    }

    /** Runs the calls of all clients while something else happens again and again. */
    private void together(Callable<?> call, Runnable beside) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Future<?> disturbing = clients.submit(() -> {
            while (!over.get()) {
                beside.run();
            }
        });
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            all.add(clients.submit(call));
        }
        try {
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            over.set(true);
        }
        disturbing.get();
    }

    private void snapshot() {
        emulator.snapshot().close();
    }

    @Test
    void countersCountEachUpdateOnceWhileSnapshotsAreTakenAndIndexesFilled() throws Exception {
        try (DynamoDbClient client = dynamoDb()) {
            table(client);
            Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS("counter"));

            together(
                    () -> {
                        for (int i = 0; i < CALLS; i++) {
                            client.updateItem(request -> request.tableName("counts")
                                    .key(key)
                                    .updateExpression("ADD n :one")
                                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))));
                        }
                        return null;
                    },
                    () -> {
                        snapshot();
                        index(
                                client,
                                GlobalSecondaryIndexUpdate.builder()
                                        .create(create -> create.indexName("by-kind")
                                                .keySchema(List.of(key("kind")))
                                                .projection(all -> all.projectionType(ProjectionType.ALL)))
                                        .build());
                        index(
                                client,
                                GlobalSecondaryIndexUpdate.builder()
                                        .delete(delete -> delete.indexName("by-kind"))
                                        .build());
                    });

            assertThat(client.getItem(request -> request.tableName("counts").key(key))
                            .item())
                    .containsEntry("n", AttributeValue.fromN(Integer.toString(CLIENTS * CALLS)));
        }
    }

    private static void index(DynamoDbClient client, GlobalSecondaryIndexUpdate update) {
        client.updateTable(request -> request.tableName("counts")
                .attributeDefinitions(List.of(definition("kind")))
                .globalSecondaryIndexUpdates(List.of(update)));
    }

    private static AttributeDefinition definition(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name) {
        return KeySchemaElement.builder()
                .attributeName(name)
                .keyType(KeyType.HASH)
                .build();
    }

    /** Enough items for the filling of an index to take a while. */
    private static void table(DynamoDbClient client) {
        client.createTable(request -> request.tableName("counts")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(definition("id")))
                .keySchema(key("id")));
        for (int i = 0; i < 2_000; i++) {
            String id = "item-" + i;
            client.putItem(request -> request.tableName("counts")
                    .item(Map.of("id", AttributeValue.fromS(id), "kind", AttributeValue.fromS("filler"))));
        }
    }

    @Test
    void messagesAreSentAndReceivedOnceWhileSnapshotsAreTaken() throws Exception {
        try (SqsClient client = sqs()) {
            String url =
                    client.createQueue(request -> request.queueName("jobs")).queueUrl();
            Set<String> sent = ConcurrentHashMap.newKeySet();
            together(
                    () -> {
                        for (int i = 0; i < CALLS; i++) {
                            sent.add(client.sendMessage(
                                            request -> request.queueUrl(url).messageBody("job"))
                                    .messageId());
                        }
                        return null;
                    },
                    this::snapshot);
            List<String> received = java.util.Collections.synchronizedList(new ArrayList<>());

            together(
                    () -> {
                        for (List<Message> some = receive(client, url); !some.isEmpty(); some = receive(client, url)) {
                            for (Message message : some) {
                                received.add(message.messageId());
                                client.deleteMessage(
                                        request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                            }
                        }
                        return null;
                    },
                    this::snapshot);

            assertThat(received).hasSize(CLIENTS * CALLS);
            assertThat(new HashSet<>(received)).isEqualTo(sent);
        }
    }

    private static List<Message> receive(SqsClient client, String url) {
        return client.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
    }
}
