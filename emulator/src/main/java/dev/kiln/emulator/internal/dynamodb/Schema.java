package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.expression.KeyAttribute;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What a table's description means for its items: keys, indexes, and the checks that need them. */
record Schema(TableName table, String id, Keys keys, List<Index> indexes, Rates rates, Trail trail) {
    private static final int MOST_HASH_BYTES = 2048;
    private static final int MOST_RANGE_BYTES = 1024;

    /** The key of a table or an index. */
    record Keys(List<KeyAttribute> hash, List<KeyAttribute> range) {
        List<KeyAttribute> all() {
            List<KeyAttribute> all = new ArrayList<>(hash);
            all.addAll(range);
            return all;
        }

        Set<String> names() {
            Set<String> names = new LinkedHashSet<>();
            all().forEach(key -> names.add(key.name()));
            return names;
        }
    }

    /**
     * A secondary index.
     *
     * @param projected the attributes that it has copies of; null for all
     */
    record Index(
            String name,
            boolean global,
            Keys keys,
            @Nullable Set<String> projected) {
        Map<String, AttributeValue> copy(Map<String, AttributeValue> item) {
            if (projected == null) {
                return item;
            }
            Map<String, AttributeValue> copy = new LinkedHashMap<>();
            item.forEach((name, value) -> {
                if (projected.contains(name)) {
                    copy.put(name, value);
                }
            });
            return copy;
        }
    }

    static Schema of(TableName table, TableRecord found) {
        TableDescription description = found.description();
        Map<String, ValueType> types = new HashMap<>();
        for (AttributeDefinition definition : description.attributeDefinitions()) {
            types.put(definition.attributeName(), ValueType.valueOf(definition.attributeTypeAsString()));
        }
        Keys keys = keys(description.keySchema(), types);
        List<Index> indexes = new ArrayList<>();
        description
                .globalSecondaryIndexes()
                .forEach(index -> indexes.add(
                        index(index.indexName(), true, keys, keys(index.keySchema(), types), index.projection())));
        description
                .localSecondaryIndexes()
                .forEach(index -> indexes.add(
                        index(index.indexName(), false, keys, keys(index.keySchema(), types), index.projection())));
        return new Schema(
                table,
                description.tableId(),
                keys,
                List.copyOf(indexes),
                Rates.of(description),
                Trail.of(table, found));
    }

    private static Index index(String name, boolean global, Keys table, Keys keys, Projection projection) {
        if (projection.projectionType() == ProjectionType.ALL) {
            return new Index(name, global, keys, null);
        }
        Set<String> projected = new LinkedHashSet<>(table.names());
        projected.addAll(keys.names());
        projected.addAll(projection.nonKeyAttributes());
        return new Index(name, global, keys, projected);
    }

    private static Keys keys(List<KeySchemaElement> elements, Map<String, ValueType> types) {
        List<KeyAttribute> hash = new ArrayList<>();
        List<KeyAttribute> range = new ArrayList<>();
        for (KeySchemaElement element : elements) {
            KeyAttribute key =
                    new KeyAttribute(element.attributeName(), types.getOrDefault(element.attributeName(), ValueType.S));
            (element.keyType() == KeyType.HASH ? hash : range).add(key);
        }
        return new Keys(List.copyOf(hash), List.copyOf(range));
    }

    Index index(String name) {
        return indexes.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DynamoDbErrors.validation("The table does not have the specified index: " + name));
    }

    /** As {@link #index}, for PartiQL, whose error does not say the name. */
    Index indexOfStatement(String name) {
        return indexes.stream()
                .filter(index -> index.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DynamoDbErrors.validation("The table does not have the specified index"));
    }

    String rangeName() {
        return keys.range().isEmpty() ? "" : keys.range().get(0).name();
    }

    Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        keys.names().forEach(name -> key.put(name, item.get(name)));
        return key;
    }

    /** Refuses a key that does not have exactly the attributes of this table's. */
    void checkKey(Map<String, AttributeValue> key) {
        if (key.size() != keys.all().size()) {
            throw DynamoDbErrors.keyMismatch();
        }
        for (KeyAttribute attribute : keys.all()) {
            AttributeValue value = key.get(attribute.name());
            if (value == null || ValueType.of(value) != attribute.type()) {
                throw DynamoDbErrors.keyMismatch();
            }
            checkKeyValue(attribute, value);
        }
    }

    /** Refuses an item whose key, or whose keys of indexes, cannot be one. */
    void checkItem(Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : keys.all()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null) {
                throw DynamoDbErrors.invalid("Missing the key " + attribute.name() + " in the item");
            }
            if (ValueType.of(value) != attribute.type()) {
                throw DynamoDbErrors.invalid("Type mismatch for key " + attribute.name() + " expected: "
                        + attribute.type() + " actual: " + ValueType.of(value));
            }
            checkKeyValue(attribute, value);
        }
        checkIndexKeys(item);
    }

    /**
     * Returns whether an item is in an index: a sparse one leaves out items without its key, and those that are older than it and have
     * values that its keys do not take.
     */
    boolean fits(Index index, Map<String, AttributeValue> item) {
        return index.keys().all().stream().allMatch(attribute -> {
            AttributeValue value = item.get(attribute.name());
            return value != null
                    && ValueType.of(value) == attribute.type()
                    && (attribute.type() == ValueType.N || ItemSize.of(value) > 0);
        });
    }

    /** Returns whether an item that was there before an index comes into it: its keys fit, and are not too large. */
    boolean indexes(Index index, Map<String, AttributeValue> item) {
        return fits(index, item)
                && index.keys().hash().stream()
                        .allMatch(key -> ItemSize.of(Objects.requireNonNull(item.get(key.name()))) <= MOST_HASH_BYTES)
                && index.keys().range().stream()
                        .allMatch(key -> ItemSize.of(Objects.requireNonNull(item.get(key.name()))) <= MOST_RANGE_BYTES);
    }

    void checkIndexKeys(Map<String, AttributeValue> item) {
        for (Index index : indexes) {
            for (KeyAttribute attribute : index.keys().all()) {
                AttributeValue value = item.get(attribute.name());
                if (value != null && !keys.names().contains(attribute.name())) {
                    checkIndexKey(index, attribute, value);
                }
            }
        }
    }

    /** Refuses an update that gives a key of an index another type, or nothing, as far as that is known without the item. */
    void checkAssigned(Map<String, ValueType> types, Set<String> emptied) {
        for (Index index : indexes) {
            for (KeyAttribute attribute : index.keys().all()) {
                ValueType type = types.get(attribute.name());
                if (type != null) {
                    checkIndexType(index, attribute, type);
                }
                if (emptied.contains(attribute.name())) {
                    throw emptiedKey(attribute);
                }
            }
        }
    }

    private static AwsServiceException emptiedKey(KeyAttribute attribute) {
        return DynamoDbErrors.validation(
                "One or more parameter values are not valid. The update expression attempted to update a secondary index"
                        + " key to a value that is not supported. The AttributeValue for a key attribute cannot contain an"
                        + " empty " + attribute.type().longName().toLowerCase(Locale.ROOT) + " value.");
    }

    /** Refuses what an update made of an item if a key of an index now has another type, or is empty. */
    void checkUpdated(@Nullable Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        for (Index index : indexes) {
            for (KeyAttribute attribute : index.keys().all()) {
                AttributeValue value = after.get(attribute.name());
                boolean changed = before == null || !Objects.equals(value, before.get(attribute.name()));
                if (value != null && changed && ValueType.of(value) != attribute.type()) {
                    throw DynamoDbErrors.validation(
                            "The update expression attempted to update the secondary index key to unsupported type");
                }
                if (value != null && changed && attribute.type() != ValueType.N && ItemSize.of(value) == 0) {
                    throw emptiedKey(attribute);
                }
            }
        }
    }

    /** Refuses an item of a batch whose key is not one of this table's. */
    void checkKeyIn(Map<String, AttributeValue> item) {
        for (KeyAttribute attribute : keys.all()) {
            AttributeValue value = item.get(attribute.name());
            if (value == null || ValueType.of(value) != attribute.type()) {
                throw DynamoDbErrors.keyMismatch();
            }
        }
    }

    private static void checkIndexType(Index index, KeyAttribute attribute, ValueType type) {
        if (type != attribute.type()) {
            throw DynamoDbErrors.invalid("Type mismatch for Index Key " + attribute.name() + " Expected: "
                    + attribute.type() + " Actual: " + type + " IndexName: " + index.name());
        }
    }

    private void checkIndexKey(Index index, KeyAttribute attribute, AttributeValue value) {
        checkIndexType(index, attribute, ValueType.of(value));
        if (attribute.type() != ValueType.N && ItemSize.of(value) == 0) {
            throw DynamoDbErrors.validation(
                    "One or more parameter values are not valid. A value specified for a secondary"
                            + " index key is not supported. The AttributeValue for a key attribute cannot contain an empty "
                            + attribute.type().longName().toLowerCase(Locale.ROOT) + " value. IndexName: "
                            + index.name() + ", IndexKey: " + attribute.name());
        }
        checkSize(value, index.keys().hash().contains(attribute));
    }

    private void checkKeyValue(KeyAttribute attribute, AttributeValue value) {
        if (attribute.type() != ValueType.N && ItemSize.of(value) == 0) {
            throw DynamoDbErrors.validation("One or more parameter values are not valid. The AttributeValue for a key"
                    + " attribute cannot contain an empty "
                    + attribute.type().longName().toLowerCase(Locale.ROOT) + " value. Key: "
                    + attribute.name());
        }
        checkSize(value, keys.hash().contains(attribute));
    }

    private static void checkSize(AttributeValue value, boolean hash) {
        if (hash && ItemSize.of(value) > MOST_HASH_BYTES) {
            throw DynamoDbErrors.invalid("Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!hash && ItemSize.of(value) > MOST_RANGE_BYTES) {
            throw DynamoDbErrors.invalid("Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    /** Refuses paths into attributes that are keys, of the table or of an index. */
    void refuseNested(Set<String> nested) {
        String text = "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ";
        for (String name : keys.names()) {
            if (nested.contains(name)) {
                throw DynamoDbErrors.validation(text + "Key: " + name);
            }
        }
        for (Index index : indexes) {
            for (String name : index.keys().names()) {
                if (nested.contains(name)) {
                    throw DynamoDbErrors.validation(text + "IndexKey: " + name);
                }
            }
        }
    }
}
