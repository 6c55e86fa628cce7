package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class BillTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb().rangeTable();

    private ConsumedCapacity put(Object... content) {
        return dynamo.client
                .putItem(r ->
                        r.tableName("range").item(item(content)).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity();
    }

    @Test
    void chargesAnIndexOnlyForEntriesThatChange() {
        ConsumedCapacity made = put("h", "a", "r", 1, "g", "x", "l", "y");
        assertThat(made.capacityUnits()).isEqualTo(3);
        assertThat(made.table().capacityUnits()).isEqualTo(1);
        assertThat(units(made.globalSecondaryIndexes())).containsEntry("by-g", 1d);
        assertThat(units(made.localSecondaryIndexes())).containsEntry("by-l", 1d);

        ConsumedCapacity other = put("h", "a", "r", 1, "g", "x", "l", "y", "n", 1);
        assertThat(other.localSecondaryIndexes()).isEmpty();
        assertThat(units(other.globalSecondaryIndexes())).containsEntry("by-g", 1d);

        ConsumedCapacity moved = put("h", "a", "r", 1, "g", "z", "l", "y", "n", 1);
        assertThat(units(moved.globalSecondaryIndexes())).containsEntry("by-g", 2d);
    }

    @Test
    void chargesAQueryOfAnIndexToTheIndex() {
        put("h", "a", "r", 1, "g", "x");

        ConsumedCapacity read = dynamo.client
                .query(r -> r.tableName("range")
                        .indexName("by-g")
                        .keyConditionExpression("g = :g")
                        .expressionAttributeValues(item(":g", "x"))
                        .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                .consumedCapacity();

        assertThat(read.capacityUnits()).isEqualTo(0.5);
        assertThat(read.table().capacityUnits()).isZero();
        assertThat(units(read.globalSecondaryIndexes())).containsEntry("by-g", 0.5d);
    }

    @Test
    void chargesTransactionsTwice() {
        TransactWriteItem put = TransactWriteItem.builder()
                .put(p -> p.tableName("range").item(item("h", "a", "r", 1)))
                .build();

        ConsumedCapacity written = dynamo.client
                .transactWriteItems(r -> r.transactItems(put).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .get(0);

        assertThat(written.capacityUnits()).isEqualTo(2);
        assertThat(written.writeCapacityUnits()).isEqualTo(2);
    }

    @Test
    void answersItemCollectionMetricsOfTablesWithLocalIndexes() {
        ItemCollectionMetrics metrics = dynamo.client
                .putItem(r -> r.tableName("range")
                        .item(item("h", "a", "r", 1))
                        .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                .itemCollectionMetrics();

        assertThat(metrics.itemCollectionKey()).isEqualTo(item("h", "a"));
        assertThat(metrics.sizeEstimateRangeGB()).containsExactly(0.0, 1.0);
        assertThat(dynamo.hashTable()
                        .client
                        .putItem(r -> r.tableName("hash")
                                .item(Map.copyOf(item("h", "a")))
                                .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                        .itemCollectionMetrics())
                .isNull();
    }

    private static Map<String, Double> units(Map<String, Capacity> indexes) {
        return indexes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, index -> index.getValue().capacityUnits()));
    }
}
