package dev.kiln.samples.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.CallJournal;
import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.StreamedResponse;
import dev.kiln.junit.DeployFunction;
import dev.kiln.junit.Emulated;
import dev.kiln.junit.LambdaEmulatorExtension;
import dev.kiln.junit.RestoreAfterEach;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

@ExtendWith(LambdaEmulatorExtension.class)
@RestoreAfterEach
@DeployFunction(name = "streaming", handler = StreamingExport.class, streaming = true, environment = "PAGE=10")
@DeployFunction(name = "buffered", handler = BufferedExport.class, environment = "PAGE=10")
@DeployFunction(
        name = "csv",
        handler = StreamingExport.class,
        streaming = true,
        environment = {"PAGE=10", "PARTITION=ada", "COLUMNS=number,note"})
@DeployFunction(
        name = "large",
        handler = StreamingExport.class,
        streaming = true,
        mode = LaunchMode.PROCESS,
        timeout = 60,
        environment = {"TABLE=large", "PAGE=64", "REPEAT=49", "JAVA_TOOL_OPTIONS=-Xmx64m"})
class ExportTest {
    private static final int ORDERS = 45;
    private static final Duration PAGE_TIME = Duration.ofMillis(150);

    @BeforeAll
    static void orders(LambdaEmulator emulator) {
        DynamoDbClient client = emulator.client(DynamoDbClient.builder());
        createTable(client, "orders");
        for (int i = 0; i < ORDERS; i++) {
            Map<String, AttributeValue> order = Map.of(
                    "customer", AttributeValue.fromS(i % 3 == 0 ? "ada" : "customer" + i),
                    "number", AttributeValue.fromN(Integer.toString(i)),
                    "note", AttributeValue.fromS("\"gift\", " + i));
            client.putItem(request -> request.tableName("orders").item(order));
        }
    }

    @BeforeEach
    void forgetFaultsAndCalls(LambdaEmulator emulator) {
        emulator.faults().clear();
        emulator.journal().clear();
    }

    private static void createTable(DynamoDbClient client, String name) {
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(List.of(
                        attribute("customer", ScalarAttributeType.S), attribute("number", ScalarAttributeType.N)))
                .keySchema(List.of(key("customer", KeyType.HASH), key("number", KeyType.RANGE))));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    @Test
    void theFirstByteLeavesBeforeTheSecondPageIsRead(
            LambdaEmulator emulator, @Emulated("streaming") LambdaFunction export) {
        emulator.faults().on("dynamodb", "Scan").after(1).delay(PAGE_TIME);

        try (StreamedResponse response = export.stream("{}")) {
            StreamedResponse.Chunk first = response.next().orElseThrow();
            List<CallJournal.Call> answered = emulator.journal().calls("dynamodb", "Scan").stream()
                    .filter(call -> call.response().isPresent())
                    .toList();
            Invocation invocation = response.await();

            assertThat(answered).hasSize(1);
            assertThat(first.text().lines()).hasSize(10);
            assertThat(invocation.error()).isEmpty();
            assertThat(invocation.text().lines()).hasSize(ORDERS).doesNotHaveDuplicates();
        }
    }

    @Test
    void readsExactlyThePagesThatThereAre(LambdaEmulator emulator, @Emulated("streaming") LambdaFunction export) {
        try (StreamedResponse response = export.stream("{}")) {
            response.await();
        }

        List<ScanRequest> pages = emulator.journal().calls("dynamodb", "Scan").stream()
                .map(call -> call.request(ScanRequest.class))
                .toList();
        assertThat(pages).hasSize(5).allSatisfy(page -> assertThat(page.limit()).isEqualTo(10));
        assertThat(pages.get(0).hasExclusiveStartKey()).isFalse();
        assertThat(pages.subList(1, 5))
                .allSatisfy(page -> assertThat(page.hasExclusiveStartKey()).isTrue());
    }

    @Test
    void streamsFromTheFirstPageWhereItsTwinWaitsForTheLast(
            LambdaEmulator emulator,
            @Emulated("streaming") LambdaFunction streaming,
            @Emulated("buffered") LambdaFunction buffered) {
        all(streaming);
        all(buffered);
        emulator.faults().on("dynamodb", "Scan").delay(PAGE_TIME);

        Invocation streamed = all(streaming);
        Invocation collected = all(buffered);

        System.out.printf(
                "streaming: TTFB %s, total %s; buffered: TTFB %s, total %s%n",
                streamed.timeToFirstByte().orElseThrow(),
                streamed.total().orElseThrow(),
                collected.timeToFirstByte().orElseThrow(),
                collected.total().orElseThrow());
        assertThat(collected.text()).isEqualTo(streamed.text());
        assertThat(collected.timeToFirstByte().orElseThrow()).isGreaterThan(PAGE_TIME.multipliedBy(5));
        assertThat(streamed.timeToFirstByte().orElseThrow())
                .isLessThan(collected.timeToFirstByte().orElseThrow().minus(PAGE_TIME));
    }

    private static Invocation all(LambdaFunction function) {
        try (StreamedResponse response = function.stream("{}")) {
            return response.await();
        }
    }

    @Test
    void writesAPartitionAsCsv(LambdaEmulator emulator, @Emulated("csv") LambdaFunction export) {
        Invocation invocation = all(export);

        assertThat(invocation.text().lines().toList())
                .hasSize(15)
                .startsWith("0,\"\"\"gift\"\", 0\"", "3,\"\"\"gift\"\", 3\"");
        assertThat(emulator.journal().calls("dynamodb", "Query"))
                .hasSize(2)
                .allSatisfy(call ->
                        assertThat(call.request(QueryRequest.class).limit()).isEqualTo(10));
    }

    /** 64 MB of heap hold one page, not what AWS lets go through at most. */
    @Test
    void exportsFarMoreThanItsMemoryHolds(LambdaEmulator emulator, @Emulated("large") LambdaFunction export) {
        DynamoDbClient client = emulator.client(DynamoDbClient.builder());
        createTable(client, "large");
        String text = "x".repeat(16 << 10);
        for (int i = 0; i < 256; i++) {
            Map<String, AttributeValue> item = Map.of(
                    "customer", AttributeValue.fromS("customer" + i),
                    "number", AttributeValue.fromN("1"),
                    "text", AttributeValue.fromS(text));
            client.putItem(request -> request.tableName("large").item(item));
        }

        try (StreamedResponse response = export.stream("{}")) {
            long bytes = 0;
            List<Duration> arrivals = new ArrayList<>();
            for (Optional<StreamedResponse.Chunk> chunk = response.next(); chunk.isPresent(); chunk = response.next()) {
                bytes += chunk.get().bytes().length;
                arrivals.add(chunk.get().at());
            }
            Invocation invocation = response.await();

            assertThat(invocation.error()).isEmpty();
            assertThat(bytes).isBetween(196L << 20, 200L << 20);
            System.out.printf(
                    "%d MB: TTFB %s, total %s%n",
                    bytes >> 20, arrivals.get(0), invocation.total().orElseThrow());
        }
    }
}
