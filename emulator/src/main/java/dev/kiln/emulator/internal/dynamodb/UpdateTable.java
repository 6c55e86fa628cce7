package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/**
 * Changes a table's billing, throughput, protection, encryption, class, stream and global indexes. The answer says that it is being
 * updated; the change is complete, and a new index filled, by the next call.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html">AWS: UpdateTable</a>
 */
final class UpdateTable implements Operation.Direct<UpdateTableRequest, UpdateTableResponse> {
    static final String NOT_PROVISIONED = "cannot be specified when the table BillingMode is PROVISIONED";

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
        UpdateRules.check(request);
        TableName name = TableName.required(request.tableName(), call);
        boolean underWay = isUnderWay(request);
        TableDescription updated = items.atomically(() -> {
            TableDescription before = catalog.table(name);
            catalog.changes().refuse(name);
            TableDescription.Builder table = before.toBuilder();
            boolean onDemand = bill(request, before, table);
            settings(request, before, table, name, onDemand);
            IndexUpdates indexes = new IndexUpdates(name, before, request, onDemand, time.now());
            indexes.apply(table);
            TableDescription after = warm(before, stream(name, table.build(), request.streamSpecification()));
            Schema old = catalog.require(name);
            catalog.put(name, after);
            indexes.deleted().forEach(index -> items.dropIndex(old, old.index(index)));
            Schema schema = catalog.require(name);
            indexes.created().forEach(index -> items.fillIndex(schema, schema.index(index)));
            if (underWay) {
                catalog.changes().begin(name, TableStatus.UPDATING);
            }
            return asBefore(before, indexes.underWay(after), request);
        });
        return UpdateTableResponse.builder()
                .tableDescription(updated.toBuilder()
                        .tableStatus(underWay ? TableStatus.UPDATING : TableStatus.ACTIVE)
                        .build())
                .build();
    }

    /** Protection, encryption, limits on demand, warmth and the units of indexes change while the table stays active. */
    private static boolean isUnderWay(UpdateTableRequest request) {
        return request.billingMode() != null
                || request.provisionedThroughput() != null
                || request.streamSpecification() != null
                || request.tableClass() != null
                || request.globalSecondaryIndexUpdates().stream().anyMatch(update -> update.update() == null);
    }

    private void settings(
            UpdateTableRequest request,
            TableDescription before,
            TableDescription.Builder table,
            TableName name,
            boolean onDemand) {
        if (request.deletionProtectionEnabled() != null) {
            table.deletionProtectionEnabled(request.deletionProtectionEnabled());
        }
        if (request.sseSpecification() != null) {
            table.sseDescription(Encryption.changed(before.sseDescription(), request.sseSpecification(), name));
        }
        TableClass old = before.tableClassSummary() == null
                ? TableClass.STANDARD
                : before.tableClassSummary().tableClass();
        if (request.tableClass() != null && request.tableClass() != old) {
            table.tableClassSummary(
                    summary -> summary.tableClass(request.tableClass()).lastUpdateDateTime(time.now()));
        }
        if (UpdateRules.says(request.onDemandThroughput())) {
            table.onDemandThroughput(OnDemandLimits.changed(
                    onDemand == onDemand(before) ? before.onDemandThroughput() : null,
                    request.onDemandThroughput(),
                    "table",
                    onDemand ? null : NOT_PROVISIONED));
        }
        if (UpdateRules.says(request.warmThroughput())) {
            table.warmThroughput(
                    Warmth.of(before).changed(request.warmThroughput(), "table").ofTable(TableStatus.ACTIVE));
        }
    }

    /** Keeps what the table and its indexes took at once, which is never less than it was. */
    private static TableDescription warm(TableDescription before, TableDescription after) {
        Map<String, Warmth> was = new HashMap<>();
        before.globalSecondaryIndexes().forEach(index -> was.put(index.indexName(), Warmth.of(index)));
        TableDescription.Builder warmed = after.toBuilder()
                .warmThroughput(Warmth.of(after).atLeast(Warmth.of(before)).ofTable(TableStatus.ACTIVE));
        if (after.hasGlobalSecondaryIndexes()) {
            warmed.globalSecondaryIndexes(after.globalSecondaryIndexes().stream()
                    .map(index -> index.toBuilder()
                            .warmThroughput(Warmth.of(index)
                                    .atLeast(was.getOrDefault(index.indexName(), Warmth.of(index)))
                                    .ofIndex(IndexStatus.ACTIVE))
                            .build())
                    .toList());
        }
        return warmed.build();
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

    /** The answer still shows units, class, key and warmth that the table had, and limits as they were sent. */
    private static TableDescription asBefore(
            TableDescription before, TableDescription after, UpdateTableRequest request) {
        TableDescription.Builder shown = after.toBuilder().tableClassSummary(before.tableClassSummary());
        if (!onDemand(before) && after.provisionedThroughput().readCapacityUnits() > 0) {
            ProvisionedThroughputDescription old = before.provisionedThroughput();
            shown.provisionedThroughput(after.provisionedThroughput().toBuilder()
                    .readCapacityUnits(old.readCapacityUnits())
                    .writeCapacityUnits(old.writeCapacityUnits())
                    .numberOfDecreasesToday(old.numberOfDecreasesToday())
                    .build());
        }
        if (request.sseSpecification() != null) {
            SSEDescription old = before.sseDescription();
            shown.sseDescription((old == null ? SSEDescription.builder() : old.toBuilder())
                    .status(SSEStatus.UPDATING)
                    .build());
        }
        if (UpdateRules.says(request.onDemandThroughput())) {
            shown.onDemandThroughput(
                    OnDemandLimits.underWay(before.onDemandThroughput(), request.onDemandThroughput()));
        }
        boolean warming = UpdateRules.says(request.warmThroughput());
        return shown.warmThroughput(Warmth.of(before).ofTable(warming ? TableStatus.UPDATING : TableStatus.ACTIVE))
                .build();
    }

    static boolean onDemand(TableDescription table) {
        return table.billingModeSummary() != null
                && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    /** Returns whether the table is billed by request from now on. */
    private boolean bill(UpdateTableRequest request, TableDescription before, TableDescription.Builder table) {
        boolean wasOnDemand = onDemand(before);
        boolean onDemand =
                request.billingMode() == null ? wasOnDemand : request.billingMode() == BillingMode.PAY_PER_REQUEST;
        ProvisionedThroughput wanted = request.provisionedThroughput();
        if (onDemand && wanted != null) {
            throw DynamoDbErrors.invalid(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }
        if (onDemand != wasOnDemand) {
            table.onDemandThroughput((OnDemandThroughput) null);
        }
        if (onDemand && !wasOnDemand) {
            table.billingModeSummary(summary -> summary.billingMode(BillingMode.PAY_PER_REQUEST)
                            .lastUpdateToPayPerRequestDateTime(time.now()))
                    .provisionedThroughput(Throughput.none(before.provisionedThroughput()));
        }
        if (wanted != null) {
            if (before.billingModeSummary() != null) {
                table.billingModeSummary(before.billingModeSummary().toBuilder()
                        .billingMode(BillingMode.PROVISIONED)
                        .build());
            }
            table.provisionedThroughput(Throughput.changed(before.provisionedThroughput(), wanted, null, time.now()));
        }
        return onDemand;
    }
}
