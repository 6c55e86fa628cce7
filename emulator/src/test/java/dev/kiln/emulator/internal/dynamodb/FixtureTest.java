package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A fixture that is made once and restored after each of many tests. */
class FixtureTest {
    private static final int ITEMS = 100_000;
    private static final int TESTS = 1000;

    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb().hashTable();

    @Test
    void isRestoredAfterEachOfAThousandTestsInNoTime() {
        for (int from = 0; from < ITEMS; from += 25) {
            List<WriteRequest> batch = IntStream.range(from, from + 25)
                    .mapToObj(i -> WriteRequest.builder()
                            .putRequest(put -> put.item(item("h", "k" + i, "n", i)))
                            .build())
                    .toList();
            dynamo.client.batchWriteItem(r -> r.requestItems(Map.of("hash", batch)));
        }
        long[] nanos = new long[TESTS];
        try (Snapshot fixture = dynamo.emulator.snapshot()) {
            for (int test = 0; test < TESTS; test++) {
                dynamo.put("hash", "h", "k" + test, "n", -1);
                dynamo.put("hash", "h", "new", "n", test);
                long start = System.nanoTime();
                dynamo.emulator.rollback(fixture);
                nanos[test] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);

        assertThat(dynamo.client
                        .getItem(r -> r.tableName("hash").key(item("h", "k999")))
                        .item())
                .isEqualTo(item("h", "k999", "n", 999));
        assertThat(dynamo.client.describeTable(r -> r.tableName("hash")).table().itemCount())
                .isEqualTo(ITEMS);
        assertThat(dynamo.client
                        .query(r -> r.tableName("hash")
                                .keyConditionExpression("h = :h")
                                .expressionAttributeValues(item(":h", "new"))
                                .select(Select.COUNT))
                        .count())
                .isZero();
        // a thousandth of a second is what is wanted; machines that build are slower at times
        assertThat(nanos[TESTS / 2] / 1e6).isLessThan(20);
        System.out.printf("restored %,d items: median %.3f ms%n", ITEMS, nanos[TESTS / 2] / 1e6);
    }
}
