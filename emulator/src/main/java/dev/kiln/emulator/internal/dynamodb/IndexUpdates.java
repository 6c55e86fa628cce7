package dev.kiln.emulator.internal.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The changes that one UpdateTable makes to a table's global indexes. */
final class IndexUpdates {
    private final TableName name;
    private final List<AttributeDefinition> definitions;
    private final List<AttributeDefinition> asked;
    private final List<GlobalSecondaryIndexUpdate> updates;
    private final boolean wasOnDemand;
    private final boolean onDemand;
    private final Instant now;
    private final Map<String, GlobalSecondaryIndexDescription> indexes = new LinkedHashMap<>();
    private final TableDescription table;
    private final List<String> created = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();

    /**
     * @param onDemand whether the table is billed by request after the update
     */
    IndexUpdates(TableName name, TableDescription table, UpdateTableRequest request, boolean onDemand, Instant now) {
        this.name = name;
        this.wasOnDemand = UpdateTable.onDemand(table);
        this.onDemand = onDemand;
        this.now = now;
        this.table = table;
        this.updates = request.globalSecondaryIndexUpdates();
        Map<String, AttributeDefinition> all = new LinkedHashMap<>();
        table.attributeDefinitions().forEach(one -> all.put(one.attributeName(), one));
        this.asked = request.attributeDefinitions();
        asked.forEach(one -> all.putIfAbsent(one.attributeName(), one));
        this.definitions = List.copyOf(all.values());
        table.globalSecondaryIndexes().forEach(index -> indexes.put(index.indexName(), index));
    }

    private void refuseMany() {
        if (updates.stream().filter(update -> update.update() == null).count() > 1) {
            throw DynamoDbErrors.limitExceeded(
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table");
        }
    }

    List<String> created() {
        return created;
    }

    List<String> deleted() {
        return deleted;
    }

    void apply(TableDescription.Builder to) {
        if (onDemand != wasOnDemand) {
            rebill();
        }
        refuseMany();
        for (GlobalSecondaryIndexUpdate update : updates) {
            if (update.create() != null) {
                create(update.create());
            } else if (update.delete() != null) {
                String index = update.delete().indexName();
                require(index, "delete");
                indexes.remove(index);
                deleted.add(index);
            } else {
                change(update.update());
            }
        }
        Set<String> used = new HashSet<>();
        keysOf(table.keySchema(), used);
        table.localSecondaryIndexes().forEach(index -> keysOf(index.keySchema(), used));
        indexes.values().forEach(index -> keysOf(index.keySchema(), used));
        to.attributeDefinitions(CreateTable.sorted(definitions.stream()
                .filter(one -> used.contains(one.attributeName()))
                .toList()));
        to.globalSecondaryIndexes(indexes.isEmpty() ? null : indexes.values());
    }

    private static void keysOf(List<KeySchemaElement> schema, Set<String> into) {
        schema.forEach(element -> into.add(element.attributeName()));
    }

    private void create(CreateGlobalSecondaryIndexAction action) {
        refuseUndefined(action);
        refuseRedefined(action.keySchema());
        if (indexes.containsKey(action.indexName()) || isLocal(action.indexName())) {
            throw DynamoDbErrors.validation(
                    "Attempting to create an index which already exists"); // as documented, without the name
        }
        GlobalSecondaryIndex index = GlobalSecondaryIndex.builder()
                .indexName(action.indexName())
                .keySchema(action.keySchema())
                .projection(action.projection())
                .provisionedThroughput(action.provisionedThroughput())
                .onDemandThroughput(action.onDemandThroughput())
                .warmThroughput(action.warmThroughput())
                .build();
        checkUnits(action.indexName(), action.provisionedThroughput());
        TableChecks.checkAdded(index, definitions);
        if (indexes.size() >= TableChecks.MOST_GLOBAL) {
            throw DynamoDbErrors.limitExceeded("Subscriber limit exceeded: Number of global secondary indexes exceeds"
                    + " per-table limit of " + TableChecks.MOST_GLOBAL);
        }
        indexes.put(action.indexName(), CreateTable.global(index, name, limitRefusal(action.indexName())));
        created.add(action.indexName());
    }

    private void checkUnits(String index, @Nullable ProvisionedThroughput units) {
        if (onDemand && units != null) {
            throw DynamoDbErrors.invalid("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified for index: "
                    + index + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && units == null) {
            throw unitsMissing(index);
        }
    }

    /** Refuses a key whose attributes the request does not define, though the table may. */
    private void refuseUndefined(CreateGlobalSecondaryIndexAction action) {
        List<String> keys =
                action.keySchema().stream().map(KeySchemaElement::attributeName).toList();
        List<String> known = (asked.isEmpty() ? definitions : asked)
                .stream().map(AttributeDefinition::attributeName).toList();
        if (known.containsAll(keys)) {
            return;
        }
        throw DynamoDbErrors.invalid(
                asked.isEmpty()
                        ? "AttributeDefinitions is not specified for index: " + action.indexName()
                        : "Some index key attributes are not defined in AttributeDefinitions. Keys: " + keys
                                + ", AttributeDefinitions: " + known);
    }

    /** Refuses a key whose attribute is a key of another type already. */
    private void refuseRedefined(List<KeySchemaElement> keys) {
        for (KeySchemaElement key : keys) {
            String before = typed(key, table.attributeDefinitions());
            String after = typed(key, asked.isEmpty() ? definitions : asked);
            if (!before.isEmpty() && !before.equals(after)) {
                throw DynamoDbErrors.invalid("Attributes cannot be redefined. Please check that your attribute has the"
                        + " same type as previously defined. Existing schema: Schema:[SchemaElement: key{" + before
                        + "}] New schema: Schema:[SchemaElement: key{" + after + "}]");
            }
        }
    }

    private static String typed(KeySchemaElement key, List<AttributeDefinition> definitions) {
        return definitions.stream()
                .filter(one -> one.attributeName().equals(key.attributeName()))
                .map(one -> one.attributeName() + ":" + one.attributeType() + ":" + key.keyType())
                .findFirst()
                .orElse("");
    }

    /** Billing by request takes the units of all indexes; provisioned units must be given for all of them. */
    private void rebill() {
        if (!onDemand) {
            Set<String> given = new HashSet<>();
            updates.forEach(update -> {
                if (update.delete() != null) {
                    given.add(update.delete().indexName());
                } else if (update.update() != null && update.update().provisionedThroughput() != null) {
                    given.add(update.update().indexName());
                }
            });
            List<String> missing = indexes.keySet().stream()
                    .filter(index -> !given.contains(index))
                    .toList();
            if (!missing.isEmpty()) {
                throw DynamoDbErrors.invalid(
                        "ProvisionedThroughput must be specified for index: " + String.join(",", missing));
            }
        }
        indexes.replaceAll((index, described) -> described.toBuilder()
                .onDemandThroughput((OnDemandThroughput) null)
                .provisionedThroughput(Throughput.none(described.provisionedThroughput()))
                .build());
    }

    private void change(UpdateGlobalSecondaryIndexAction action) {
        String index = action.indexName();
        GlobalSecondaryIndexDescription before = require(index, "update");
        ProvisionedThroughput units = action.provisionedThroughput();
        boolean limited = UpdateRules.says(action.onDemandThroughput());
        boolean warmed = UpdateRules.says(action.warmThroughput());
        if (onDemand && (units != null || (!limited && !warmed))) {
            throw DynamoDbErrors.invalid("The only Updates for index: " + index
                    + " when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput");
        }
        if (!onDemand && units == null && !limited && !warmed) {
            throw unitsMissing(index);
        }
        GlobalSecondaryIndexDescription.Builder after = before.toBuilder();
        if (units != null) {
            TableChecks.checkBounds(units);
            after.provisionedThroughput(Throughput.changed(before.provisionedThroughput(), units, index, now));
        }
        if (limited) {
            after.onDemandThroughput(OnDemandLimits.changed(
                    before.onDemandThroughput(), action.onDemandThroughput(), "index : " + index, limitRefusal(index)));
        }
        if (warmed) {
            after.warmThroughput(Warmth.of(before)
                    .changed(action.warmThroughput(), "index " + index)
                    .ofIndex(IndexStatus.ACTIVE));
        }
        indexes.put(index, after.build());
        changed.add(index);
    }

    private @Nullable String limitRefusal(String index) {
        return onDemand ? null : "for index : " + index + " " + UpdateTable.NOT_PROVISIONED;
    }

    private static RuntimeException unitsMissing(String index) {
        return DynamoDbErrors.invalid(
                "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: " + index);
    }

    private GlobalSecondaryIndexDescription require(String index, String verb) {
        GlobalSecondaryIndexDescription found = indexes.get(index);
        if (found != null) {
            return found;
        }
        if (isLocal(index)) {
            throw DynamoDbErrors.validation(
                    "Cannot " + verb + " an index that is not a GlobalSecondaryIndex: " + index);
        }
        throw DynamoDbErrors.indexNotFound(table.tableName(), index);
    }

    private boolean isLocal(String index) {
        return table.localSecondaryIndexes().stream()
                .anyMatch(local -> local.indexName().equals(index));
    }

    /** Returns the table as the answer shows it: new indexes on their way, deleted ones still there. */
    TableDescription underWay(TableDescription after) {
        List<GlobalSecondaryIndexDescription> shown = new ArrayList<>();
        for (GlobalSecondaryIndexDescription index : after.globalSecondaryIndexes()) {
            shown.add(created.contains(index.indexName()) ? made(index) : asBefore(index));
        }
        table.globalSecondaryIndexes().stream()
                .filter(index -> deleted.contains(index.indexName()))
                .forEach(index -> shown.add(
                        index.toBuilder().indexStatus(IndexStatus.DELETING).build()));
        return after.toBuilder()
                .globalSecondaryIndexes(shown.isEmpty() ? null : shown)
                .build();
    }

    private static GlobalSecondaryIndexDescription made(GlobalSecondaryIndexDescription index) {
        return index.toBuilder()
                .indexStatus(IndexStatus.CREATING)
                .backfilling(false)
                .build();
    }

    /** An index that is changed is shown with the units that it had. */
    private GlobalSecondaryIndexDescription asBefore(GlobalSecondaryIndexDescription index) {
        if (!changed.contains(index.indexName())) {
            return index;
        }
        GlobalSecondaryIndexDescription before = table.globalSecondaryIndexes().stream()
                .filter(old -> old.indexName().equals(index.indexName()))
                .findFirst()
                .orElse(index);
        boolean warmed = !Warmth.of(index).equals(Warmth.of(before)) && onDemand;
        return index.toBuilder()
                .indexStatus(warmed ? IndexStatus.ACTIVE : IndexStatus.UPDATING)
                .provisionedThroughput(before.provisionedThroughput())
                .warmThroughput(Warmth.of(before).ofIndex(warmed ? IndexStatus.UPDATING : IndexStatus.ACTIVE))
                .build();
    }
}
