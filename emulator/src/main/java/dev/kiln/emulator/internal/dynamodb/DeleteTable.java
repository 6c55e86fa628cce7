package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Deletes a table with its items. The answer says that it is being deleted; it is gone by the next call.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html">AWS: DeleteTable</a>
 */
final class DeleteTable implements Operation.Direct<DeleteTableRequest, DeleteTableResponse> {
    private final Catalog catalog;
    private final Items items;
    private final Tags tags;
    private final Streams streams;
    private final Backups backups;
    private final Policies policies;

    DeleteTable(Catalog catalog, Items items, Tags tags, Streams streams, Backups backups, Policies policies) {
        this.catalog = catalog;
        this.items = items;
        this.tags = tags;
        this.streams = streams;
        this.backups = backups;
        this.policies = policies;
    }

    @Override
    public DeleteTableResponse run(DeleteTableRequest request, CallContext call) {
        TableName name = TableName.required(request.tableName(), call);
        TableDescription deleted = items.atomically(() -> {
            TableDescription table = catalog.table(name);
            catalog.changes().refuse(name);
            if (Boolean.TRUE.equals(table.deletionProtectionEnabled())) {
                throw DynamoDbErrors.validation(
                        "Resource cannot be deleted as it is currently protected against deletion."
                                + " Disable deletion protection first.");
            }
            if (catalog.record(name).recovery() != null) {
                backups.createLast(name, catalog.record(name), catalog.require(name));
            }
            items.clear(catalog.require(name));
            streams.end(name, table);
            catalog.remove(name);
            tags.clear(name);
            policies.clear(name);
            return table;
        });
        return DeleteTableResponse.builder()
                .tableDescription(TableDescription.builder()
                        .tableName(deleted.tableName())
                        .tableId(deleted.tableId())
                        .tableArn(deleted.tableArn())
                        .tableStatus(TableStatus.DELETING)
                        .itemCount(0L)
                        .tableSizeBytes(0L)
                        .billingModeSummary(deleted.billingModeSummary())
                        .provisionedThroughput(deleted.provisionedThroughput())
                        .deletionProtectionEnabled(false)
                        .build())
                .build();
    }
}
