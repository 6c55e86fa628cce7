package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/**
 * Changes a table's billing, throughput, protection, stream and global indexes. The answer says that it is being updated; the change is
 * complete, and a new index filled, by the next call.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html">AWS: UpdateTable</a>
 */
final class UpdateTable implements Operation.Direct<UpdateTableRequest, UpdateTableResponse> {
    private final Catalog catalog;
    private final Items items;
    private final Streams streams;
    private final Time time;

    UpdateTable(Catalog catalog, Items items, Streams streams, Time time) {
        this.catalog = catalog;
        this.items = items;
        this.streams = streams;
        this.time = time;
    }

    @Override
    public UpdateTableResponse run(UpdateTableRequest request, CallContext call) {
        check(request);
        TableName name = TableName.required(request.tableName(), call);
        TableDescription updated = items.atomically(() -> {
            TableDescription before = catalog.table(name);
            catalog.changes().refuse(name);
            TableDescription.Builder table = before.toBuilder();
            bill(request, before, table);
            if (request.deletionProtectionEnabled() != null) {
                table.deletionProtectionEnabled(request.deletionProtectionEnabled());
            }
            IndexUpdates indexes = new IndexUpdates(name, before, request);
            indexes.apply(table);
            TableDescription after = stream(name, table.build(), request.streamSpecification());
            Schema old = catalog.require(name);
            catalog.put(name, after);
            indexes.deleted().forEach(index -> items.dropIndex(old, old.index(index)));
            Schema schema = catalog.require(name);
            indexes.created().forEach(index -> items.fillIndex(schema, schema.index(index)));
            catalog.changes().begin(name, TableStatus.UPDATING);
            return asBefore(before, indexes.underWay(after));
        });
        return UpdateTableResponse.builder()
                .tableDescription(updated.toBuilder()
                        .tableStatus(TableStatus.UPDATING)
                        .warmThroughput(Warmth.of(updated))
                        .build())
                .build();
    }

    private TableDescription stream(TableName name, TableDescription table, @Nullable StreamSpecification wanted) {
        if (wanted == null) {
            return table;
        }
        boolean enabled = table.streamSpecification() != null;
        if (enabled && wanted.streamEnabled()) {
            throw DynamoDbErrors.validation("Table already has an enabled stream: TableName: " + name.name());
        }
        if (!enabled && !wanted.streamEnabled()) {
            throw DynamoDbErrors.validation("Table has no stream to disable: TableName: " + name.name());
        }
        return enabled ? streams.end(name, table) : streams.start(name, table, wanted);
    }

    /** The answer still shows the throughput that the table had. */
    private static TableDescription asBefore(TableDescription before, TableDescription after) {
        boolean provisioned = before.billingModeSummary() == null
                || before.billingModeSummary().billingMode() != BillingMode.PAY_PER_REQUEST;
        return provisioned && after.provisionedThroughput().readCapacityUnits() > 0
                ? after.toBuilder()
                        .provisionedThroughput(after.provisionedThroughput().toBuilder()
                                .readCapacityUnits(
                                        before.provisionedThroughput().readCapacityUnits())
                                .writeCapacityUnits(
                                        before.provisionedThroughput().writeCapacityUnits())
                                .build())
                        .build()
                : after;
    }

    private static void check(UpdateTableRequest request) {
        TableChecks.checkStream(request.streamSpecification());
        if (request.hasReplicaUpdates()) {
            throw AwsErrors.error(501, "NotImplemented", "Kiln does not support the replicas of tables");
        }
        if (request.provisionedThroughput() == null
                && request.billingMode() == null
                && request.deletionProtectionEnabled() == null
                && request.tableClass() == null
                && request.onDemandThroughput() == null
                && request.sseSpecification() == null
                && request.streamSpecification() == null
                && request.globalSecondaryIndexUpdates().isEmpty()) {
            throw DynamoDbErrors.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required");
        }
        if (request.billingMode() == BillingMode.PROVISIONED && request.provisionedThroughput() == null) {
            throw DynamoDbErrors.invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        TableChecks.checkBounds(request.provisionedThroughput());
        IndexUpdates.check(request.globalSecondaryIndexUpdates());
    }

    private void bill(UpdateTableRequest request, TableDescription before, TableDescription.Builder table) {
        boolean wasOnDemand = before.billingModeSummary() != null
                && before.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
        boolean onDemand =
                request.billingMode() == null ? wasOnDemand : request.billingMode() == BillingMode.PAY_PER_REQUEST;
        ProvisionedThroughput wanted = request.provisionedThroughput();
        if (onDemand && wanted != null) {
            throw DynamoDbErrors.invalid(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }
        if (onDemand && !wasOnDemand) {
            table.billingModeSummary(summary -> summary.billingMode(BillingMode.PAY_PER_REQUEST)
                            .lastUpdateToPayPerRequestDateTime(time.now()))
                    .provisionedThroughput(units -> units.numberOfDecreasesToday(0L)
                            .readCapacityUnits(0L)
                            .writeCapacityUnits(0L));
        }
        if (wanted != null) {
            refuseNoChange(before, wanted, wasOnDemand);
            if (before.billingModeSummary() != null) {
                table.billingModeSummary(before.billingModeSummary().toBuilder()
                        .billingMode(BillingMode.PROVISIONED)
                        .build());
            }
            table.provisionedThroughput(units -> units.numberOfDecreasesToday(0L)
                    .lastIncreaseDateTime(time.now())
                    .readCapacityUnits(wanted.readCapacityUnits())
                    .writeCapacityUnits(wanted.writeCapacityUnits()));
        }
    }

    private static void refuseNoChange(TableDescription before, ProvisionedThroughput wanted, boolean wasOnDemand) {
        Long read = before.provisionedThroughput().readCapacityUnits();
        Long write = before.provisionedThroughput().writeCapacityUnits();
        if (!wasOnDemand && read.equals(wanted.readCapacityUnits()) && write.equals(wanted.writeCapacityUnits())) {
            throw DynamoDbErrors.validation(
                    "The provisioned throughput for the table will not change. The requested value equals the current value."
                            + " Current ReadCapacityUnits provisioned for the table: " + read
                            + ". Requested ReadCapacityUnits: " + wanted.readCapacityUnits()
                            + ". Current WriteCapacityUnits provisioned for the table: " + write
                            + ". Requested WriteCapacityUnits: " + wanted.writeCapacityUnits()
                            + ". Refer to the Amazon DynamoDB Developer Guide for current limits and how to request"
                            + " higher limits.");
        }
    }
}
