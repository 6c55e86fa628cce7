package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Answers what a table is like.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html">AWS: DescribeTable</a>
 */
final class DescribeTable implements Operation.Direct<DescribeTableRequest, DescribeTableResponse> {
    private final Catalog catalog;
    private final Items items;

    DescribeTable(Catalog catalog, Items items) {
        this.catalog = catalog;
        this.items = items;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public DescribeTableResponse run(DescribeTableRequest request, CallContext call) {
        TableName name = TableName.required(request.tableName(), call);
        TableDescription table = catalog.table(name);
        Schema schema = catalog.require(name);
        TableDescription.Builder counted = table.toBuilder().itemCount(items.count(schema, null));
        if (table.hasGlobalSecondaryIndexes()) {
            counted.globalSecondaryIndexes(table.globalSecondaryIndexes().stream()
                    .map(index -> index.toBuilder()
                            .itemCount(items.count(schema, schema.index(index.indexName())))
                            .warmThroughput(Warmth.of(index).ofIndex(IndexStatus.ACTIVE))
                            .build())
                    .toList());
        }
        return DescribeTableResponse.builder()
                .table(counted.warmThroughput(Warmth.of(table).ofTable(TableStatus.ACTIVE))
                        .build())
                .build();
    }
}
