package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What is left of tables, indexes and streams when the emulator is killed while it writes. */
class KilledTablesTest {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 2;
    private static final int WRITES = 150;

    @TempDir
    private Path data;

    private static EmulatorConfig config(Path data) {
        return EmulatorConfig.builder()
                .data(data)
                .durability(EmulatorConfig.Durability.EVERY_WRITE)
                .build();
    }

    @Test
    void losesNoAcknowledgedWriteAndItsTablesIndexesAndStreamsAgree() throws Exception {
        Set<String> acknowledged = new TreeSet<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Victim.class.getName(),
                            data.toString(),
                            "" + round)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
                for (int i = 0; i < WRITES; i++) {
                    acknowledged.add(Objects.requireNonNull(lines.readLine(), "the emulator ended by itself"));
                }
                assertThat(process.toHandle().destroyForcibly()).isTrue();
                for (String line = readLine(lines); line != null; line = readLine(lines)) {
                    acknowledged.add(line);
                }
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            try (LambdaEmulator emulator = LambdaEmulator.start(config(data))) {
                assertThatAllAgree(emulator, acknowledged);
            }
        }
    }

    /** A line that the kill cut off was not acknowledged. */
    private static @Nullable String readLine(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    private static void assertThatAllAgree(LambdaEmulator emulator, Set<String> acknowledged) {
        DynamoDbClient client = emulator.client(DynamoDbClient.builder());
        TreeSet<String> table = new TreeSet<>(scan(client, null));
        assertThat(table).containsAll(acknowledged);
        assertThat(scan(client, "by-writer")).containsExactlyInAnyOrderElementsOf(table);
        assertThat(table.stream().filter(h -> h.startsWith("first-")).map(h -> h.substring(6)))
                .as("a transaction writes both of its items or none")
                .containsExactlyInAnyOrderElementsOf(table.stream()
                        .filter(h -> h.startsWith("second-"))
                        .map(h -> h.substring(7))
                        .toList());
        List<Record> records = records(emulator, client);
        assertThat(records).extracting(Record::eventName).containsOnly(OperationType.INSERT);
        assertThat(records.stream()
                        .flatMap(record -> record.dynamodb().keys().values().stream())
                        .map(AttributeValue::s))
                .containsExactlyInAnyOrderElementsOf(table);
    }

    private static List<String> scan(DynamoDbClient client, @Nullable String index) {
        return client.scanPaginator(scan -> scan.tableName("killed").indexName(index)).items().stream()
                .map(item -> Objects.requireNonNull(item.get("h")).s())
                .toList();
    }

    private static List<Record> records(LambdaEmulator emulator, DynamoDbClient client) {
        DynamoDbStreamsClient streams = emulator.client(DynamoDbStreamsClient.builder());
        String stream =
                client.describeTable(get -> get.tableName("killed")).table().latestStreamArn();
        String shard = streams.describeStream(get -> get.streamArn(stream))
                .streamDescription()
                .shards()
                .get(0)
                .shardId();
        String next = streams.getShardIterator(
                        get -> get.streamArn(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        List<Record> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            String iterator = next;
            var page = streams.getRecords(get -> get.shardIterator(iterator));
            all.addAll(page.records());
            next = page.nextShardIterator();
        } while (all.size() > before);
        return all;
    }

    /** Writes until it is killed, and prints what it was told is written. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) {
            LambdaEmulator emulator = LambdaEmulator.start(config(Path.of(args[0])));
            DynamoDbClient client = emulator.client(DynamoDbClient.builder());
            if (client.listTables().tableNames().isEmpty()) {
                client.createTable(TestDynamoDb.table(
                                "killed",
                                List.of(TestDynamoDb.key("h", KeyType.HASH)),
                                Map.of("h", ScalarAttributeType.S, "writer", ScalarAttributeType.N))
                        .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                                .indexName("by-writer")
                                .keySchema(TestDynamoDb.key("writer", KeyType.HASH))
                                .projection(keys -> keys.projectionType(ProjectionType.KEYS_ONLY))
                                .build())
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY))
                        .build());
            }
            for (int writer = 0; writer < WRITERS; writer++) {
                int number = writer;
                new Thread(() -> write(client, args[1], number)).start();
            }
        }

        private static void write(DynamoDbClient client, String round, int writer) {
            for (int i = 0; ; i++) {
                String name = round + "-" + writer + "-" + i;
                if (i % 2 == 0) {
                    client.putItem(put -> put.tableName("killed").item(item("h", name, "writer", writer)));
                    acknowledge(name);
                } else {
                    client.transactWriteItems(
                            write -> write.transactItems(put("first-" + name, writer), put("second-" + name, writer)));
                    acknowledge("first-" + name);
                    acknowledge("second-" + name);
                }
            }
        }

        private static TransactWriteItem put(String name, int writer) {
            return TransactWriteItem.builder()
                    .put(put -> put.tableName("killed").item(item("h", name, "writer", writer)))
                    .build();
        }

        private static void acknowledge(String name) {
            System.out.print(name + "\n");
            System.out.flush();
        }
    }
}
