package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
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
    public DescribeTableResponse run(DescribeTableRequest request, CallContext call) {
        TableName name = TableName.required(request.tableName(), call);
        TableDescription table = catalog.table(name);
        Schema schema = catalog.require(name);
        TableDescription.Builder counted = table.toBuilder().itemCount(items.count(schema, null));
        if (table.hasGlobalSecondaryIndexes()) {
            counted.globalSecondaryIndexes(table.globalSecondaryIndexes().stream()
                    .map(index -> index.toBuilder()
                            .itemCount(items.count(schema, schema.index(index.indexName())))
                            .warmThroughput(warm -> warm.status(IndexStatus.ACTIVE)
                                    .readUnitsPerSecond(warmReads(index.provisionedThroughput()))
                                    .writeUnitsPerSecond(warmWrites(index.provisionedThroughput())))
                            .build())
                    .toList());
        }
        counted.warmThroughput(warm -> warm.status(TableStatus.ACTIVE)
                .readUnitsPerSecond(warmReads(table.provisionedThroughput()))
                .writeUnitsPerSecond(warmWrites(table.provisionedThroughput())));
        return DescribeTableResponse.builder().table(counted.build()).build();
    }

    /** What a table takes at once: what is provisioned, or else what AWS says of every table on demand. */
    private static long warmReads(ProvisionedThroughputDescription throughput) {
        return throughput.readCapacityUnits() > 0 ? throughput.readCapacityUnits() : 12_000;
    }

    private static long warmWrites(ProvisionedThroughputDescription throughput) {
        return throughput.writeCapacityUnits() > 0 ? throughput.writeCapacityUnits() : 4_000;
    }
}
