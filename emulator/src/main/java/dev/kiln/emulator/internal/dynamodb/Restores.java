package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.BillingModeSummary;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Makes tables of backups, or of other tables at an earlier time. */
final class Restores {
    private final Catalog catalog;
    private final Items items;
    private final Time time;

    /**
     * What is to be different from the table that was.
     *
     * @param global the only indexes to be made; null for all
     */
    record Overrides(
            @Nullable BillingMode billing,
            @Nullable ProvisionedThroughput throughput,
            @Nullable OnDemandThroughput limits,
            @Nullable SSESpecification encryption,
            @Nullable List<GlobalSecondaryIndex> global,
            @Nullable List<LocalSecondaryIndex> local) {
        void check(TableDescription source) {
            if (billing == BillingMode.PROVISIONED && throughput == null) {
                throw refused("Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED");
            }
            if (throughput != null && billing == BillingMode.PAY_PER_REQUEST) {
                throw refused("Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST");
            }
            if (throughput != null && onDemand(source)) {
                throw refused("Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED");
            }
            if (limits != null && !onDemand(source)) {
                throw refused("Cannot override " + (limits.maxReadRequestUnits() != null ? "MaxRead" : "MaxWrite")
                        + "RequestUnits for OnDemandThroughput unless BillingModeOverride is PAY_PER_REQUEST");
            }
            if (global != null) {
                global.forEach(index -> check(index, onDemand(source)));
            }
        }

        private static void check(GlobalSecondaryIndex index, boolean onDemand) {
            if (onDemand && index.provisionedThroughput() != null) {
                throw refused(
                        "Cannot override ProvisionedThroughput if BillingMode is overridden to PAY_PER_REQUEST for"
                                + " index " + index.indexName());
            }
            if (!onDemand && index.provisionedThroughput() == null) {
                throw refused("Must specify provisioned throughput for index " + index.indexName());
            }
        }

        /** Returns whether the table that is made of a source is billed by request. */
        boolean onDemand(TableDescription source) {
            return billing == null ? UpdateTable.onDemand(source) : billing == BillingMode.PAY_PER_REQUEST;
        }
    }

    private static RuntimeException refused(String why) {
        return DynamoDbErrors.validation("Invalid Request: " + why);
    }

    Restores(Catalog catalog, Items items, Time time) {
        this.catalog = catalog;
        this.items = items;
        this.time = time;
    }

    /**
     * Makes a table. Called atomically.
     *
     * @param load puts the items into the table
     */
    TableDescription restore(TableDescription source, TableName target, Overrides overrides, Consumer<Schema> load) {
        if (catalog.find(target) != null) {
            throw BackupErrors.tableExists(target.name());
        }
        overrides.check(source);
        TableDescription made = description(source, target, overrides);
        catalog.put(target, made);
        Schema schema = catalog.require(target);
        load.accept(schema);
        schema.indexes().forEach(index -> items.fillIndex(schema, index));
        return underWay(made);
    }

    /** The answer shows a table, and its indexes, on their way. */
    private static TableDescription underWay(TableDescription made) {
        TableDescription.Builder shown = made.toBuilder().tableStatus(TableStatus.CREATING);
        if (made.hasGlobalSecondaryIndexes()) {
            shown.globalSecondaryIndexes(made.globalSecondaryIndexes().stream()
                    .map(index ->
                            index.toBuilder().indexStatus(IndexStatus.CREATING).build())
                    .toList());
        }
        return shown.build();
    }

    private TableDescription description(TableDescription source, TableName target, Overrides overrides) {
        boolean onDemand = overrides.onDemand(source);
        List<GlobalSecondaryIndexDescription> global = global(source, target, overrides, onDemand);
        List<LocalSecondaryIndexDescription> local = local(source, target, overrides);
        Set<String> keys = new TreeSet<>();
        names(source.keySchema(), keys);
        global.forEach(index -> names(index.keySchema(), keys));
        local.forEach(index -> names(index.keySchema(), keys));
        TableDescription.Builder table = TableDescription.builder()
                .tableName(target.name())
                .tableId(UUID.randomUUID().toString())
                .tableArn(target.arn())
                .tableStatus(source.tableStatus())
                .creationDateTime(time.now())
                .attributeDefinitions(source.attributeDefinitions().stream()
                        .filter(definition -> keys.contains(definition.attributeName()))
                        .toList())
                .keySchema(source.keySchema())
                .itemCount(0L)
                .tableSizeBytes(0L)
                .deletionProtectionEnabled(false)
                .onDemandThroughput(limits(source, overrides, onDemand))
                .sseDescription(
                        overrides.encryption() == null
                                ? source.sseDescription()
                                : Encryption.of(overrides.encryption(), target))
                .globalSecondaryIndexes(global.isEmpty() ? null : global)
                .localSecondaryIndexes(local.isEmpty() ? null : local)
                .provisionedThroughput(
                        overrides.throughput() != null || onDemand
                                ? Throughput.first(overrides.throughput())
                                : source.provisionedThroughput());
        if (onDemand) {
            table.billingModeSummary(BillingModeSummary.builder()
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .lastUpdateToPayPerRequestDateTime(time.now())
                    .build());
        }
        return table.build();
    }

    private static @Nullable OnDemandThroughput limits(TableDescription source, Overrides overrides, boolean onDemand) {
        OnDemandThroughput limits = overrides.limits();
        return limits == null
                ? onDemand ? source.onDemandThroughput() : null
                : OnDemandLimits.first(limits, "table", null);
    }

    private static void names(List<KeySchemaElement> keys, Set<String> into) {
        keys.forEach(key -> into.add(key.attributeName()));
    }

    private static List<GlobalSecondaryIndexDescription> global(
            TableDescription source, TableName target, Overrides overrides, boolean onDemand) {
        List<GlobalSecondaryIndexDescription> indexes = new ArrayList<>();
        List<GlobalSecondaryIndex> wanted = overrides.global();
        if (wanted == null) {
            for (GlobalSecondaryIndexDescription index : source.globalSecondaryIndexes()) {
                indexes.add(index.toBuilder()
                        .indexArn(target.arn() + "/index/" + index.indexName())
                        .provisionedThroughput(onDemand ? Throughput.first(null) : index.provisionedThroughput())
                        .build());
            }
            return indexes;
        }
        for (GlobalSecondaryIndex index : wanted) {
            refuseNew(
                    index.indexName(),
                    source.globalSecondaryIndexes().stream()
                            .anyMatch(old ->
                                    same(old.keySchema(), old.projection(), index.keySchema(), index.projection())));
            indexes.add(CreateTable.global(index, target, null));
        }
        return indexes;
    }

    private static List<LocalSecondaryIndexDescription> local(
            TableDescription source, TableName target, Overrides overrides) {
        List<LocalSecondaryIndexDescription> indexes = new ArrayList<>();
        List<LocalSecondaryIndex> wanted = overrides.local();
        if (wanted == null) {
            for (LocalSecondaryIndexDescription index : source.localSecondaryIndexes()) {
                indexes.add(index.toBuilder()
                        .indexArn(target.arn() + "/index/" + index.indexName())
                        .build());
            }
            return indexes;
        }
        for (LocalSecondaryIndex index : wanted) {
            refuseNew(
                    index.indexName(),
                    source.localSecondaryIndexes().stream()
                            .anyMatch(old ->
                                    same(old.keySchema(), old.projection(), index.keySchema(), index.projection())));
            indexes.add(CreateTable.local(index, target));
        }
        return indexes;
    }

    private static boolean same(
            List<KeySchemaElement> keys, Projection projection, List<KeySchemaElement> otherKeys, Projection other) {
        return keys.equals(otherKeys) && projection.equals(CreateTable.sorted(other));
    }

    private static void refuseNew(String index, boolean wasThere) {
        if (!wasThere) {
            throw refused("Index " + index
                    + " does not match a secondary index that existed in the source table and cannot be created during"
                    + " the restore operation");
        }
    }
}
