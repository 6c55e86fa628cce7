package dev.kiln.emulator.internal.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/** The changes that one UpdateTable makes to a table's global indexes. */
final class IndexUpdates {
    private final TableName name;
    private final List<AttributeDefinition> definitions;
    private final List<GlobalSecondaryIndexUpdate> updates;
    private final Map<String, GlobalSecondaryIndexDescription> indexes = new LinkedHashMap<>();
    private final TableDescription table;
    private final List<String> created = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();

    IndexUpdates(TableName name, TableDescription table, UpdateTableRequest request) {
        this.name = name;
        this.table = table;
        this.updates = request.globalSecondaryIndexUpdates();
        Map<String, AttributeDefinition> all = new LinkedHashMap<>();
        table.attributeDefinitions().forEach(one -> all.put(one.attributeName(), one));
        request.attributeDefinitions().forEach(one -> all.put(one.attributeName(), one));
        this.definitions = List.copyOf(all.values());
        table.globalSecondaryIndexes().forEach(index -> indexes.put(index.indexName(), index));
    }

    /** Refuses updates that cannot be made together, whatever the table is like. */
    static void check(List<GlobalSecondaryIndexUpdate> updates) {
        Set<String> names = new HashSet<>();
        for (GlobalSecondaryIndexUpdate update : updates) {
            String index = update.create() != null
                    ? update.create().indexName()
                    : update.delete() != null
                            ? update.delete().indexName()
                            : update.update() != null ? update.update().indexName() : null;
            if (index == null) {
                throw DynamoDbErrors.invalid(
                        "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                                + " GlobalSecondaryIndexUpdate.Delete must not be null");
            }
            if ((update.create() != null ? 1 : 0)
                            + (update.delete() != null ? 1 : 0)
                            + (update.update() != null ? 1 : 0)
                    > 1) {
                throw DynamoDbErrors.invalid(
                        "Only one of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                                + " GlobalSecondaryIndexUpdate.Delete can be given");
            }
            if (!names.add(index)) {
                throw DynamoDbErrors.invalid(
                        "Only one global secondary index update per index is allowed simultaneously. Index: " + index);
            }
        }
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
        if (updates.isEmpty()) {
            return;
        }
        refuseMany();
        for (GlobalSecondaryIndexUpdate update : updates) {
            if (update.create() != null) {
                create(update.create());
            } else if (update.delete() != null) {
                String index = update.delete().indexName();
                require(index);
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
        to.attributeDefinitions(definitions.stream()
                .filter(one -> used.contains(one.attributeName()))
                .toList());
        to.globalSecondaryIndexes(indexes.isEmpty() ? null : indexes.values());
    }

    private static void keysOf(List<KeySchemaElement> schema, Set<String> into) {
        schema.forEach(element -> into.add(element.attributeName()));
    }

    private void create(CreateGlobalSecondaryIndexAction action) {
        refuseRedefined(action.keySchema());
        if (indexes.containsKey(action.indexName())
                || table.localSecondaryIndexes().stream()
                        .anyMatch(index -> index.indexName().equals(action.indexName()))) {
            throw DynamoDbErrors.validation(
                    "Attempting to create an index which already exists"); // as documented, without the name
        }
        GlobalSecondaryIndex index = GlobalSecondaryIndex.builder()
                .indexName(action.indexName())
                .keySchema(action.keySchema())
                .projection(action.projection())
                .provisionedThroughput(action.provisionedThroughput())
                .build();
        TableChecks.checkAdded(index, definitions);
        indexes.put(action.indexName(), CreateTable.global(index, name));
        created.add(action.indexName());
    }

    /** Refuses a key whose attribute is a key of another type already. */
    private void refuseRedefined(List<KeySchemaElement> keys) {
        for (KeySchemaElement key : keys) {
            String before = typed(key, table.attributeDefinitions());
            String after = typed(key, definitions);
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

    private void change(UpdateGlobalSecondaryIndexAction action) {
        GlobalSecondaryIndexDescription index = require(action.indexName());
        indexes.put(
                action.indexName(),
                index.toBuilder()
                        .provisionedThroughput(CreateTable.throughput(action.provisionedThroughput()))
                        .build());
    }

    private GlobalSecondaryIndexDescription require(String index) {
        GlobalSecondaryIndexDescription found = indexes.get(index);
        if (found == null) {
            throw DynamoDbErrors.indexNotFound(table.tableName(), index);
        }
        return found;
    }

    /** Returns the table as the answer shows it: new indexes on their way, deleted ones still there. */
    TableDescription underWay(TableDescription after) {
        List<GlobalSecondaryIndexDescription> shown = new ArrayList<>();
        after.globalSecondaryIndexes()
                .forEach(index -> shown.add(
                        created.contains(index.indexName())
                                ? index.toBuilder()
                                        .indexStatus(IndexStatus.CREATING)
                                        .backfilling(false)
                                        .build()
                                : index));
        table.globalSecondaryIndexes().stream()
                .filter(index -> deleted.contains(index.indexName()))
                .forEach(index -> shown.add(
                        index.toBuilder().indexStatus(IndexStatus.DELETING).build()));
        return after.toBuilder()
                .globalSecondaryIndexes(shown.isEmpty() ? null : shown)
                .build();
    }
}
