package dev.kiln.emulator.internal.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/** What must fit together in the description of a table. */
final class TableChecks {
    private static final int MOST_PARTS = 4;

    private TableChecks() {}

    static void check(CreateTableRequest request) {
        boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        if (onDemand && request.provisionedThroughput() != null) {
            throw DynamoDbErrors.invalid(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && request.provisionedThroughput() == null) {
            throw DynamoDbErrors.invalid(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        Set<String> defined = new LinkedHashSet<>();
        for (AttributeDefinition definition : request.attributeDefinitions()) {
            if (!defined.add(definition.attributeName())) {
                throw DynamoDbErrors.invalid(
                        "Duplicate AttributeName in AttributeDefinitions: " + definition.attributeName());
            }
        }
        List<KeySchemaElement> used = new ArrayList<>(request.keySchema());
        checkKeys(request.keySchema(), 1);
        Set<String> names = new HashSet<>();
        request.globalSecondaryIndexes().forEach(index -> {
            checkKeys(index.keySchema(), MOST_PARTS);
            checkIndex(index.indexName(), index.projection(), names);
            used.addAll(index.keySchema());
        });
        request.localSecondaryIndexes().forEach(index -> {
            checkKeys(index.keySchema(), 1);
            checkIndex(index.indexName(), index.projection(), names);
            used.addAll(index.keySchema());
            checkLocal(request.keySchema(), index.keySchema(), index.indexName());
        });
        checkDefinitions(defined, used);
    }

    /** Checks a global index that is added to a table. */
    static void checkAdded(GlobalSecondaryIndex index, List<AttributeDefinition> definitions) {
        checkKeys(index.keySchema(), MOST_PARTS);
        checkIndex(index.indexName(), index.projection(), new HashSet<>());
        Set<String> defined = new LinkedHashSet<>();
        definitions.forEach(definition -> defined.add(definition.attributeName()));
        refuseUndefined(defined, keysOf(index.keySchema()));
    }

    private static Set<String> keysOf(List<KeySchemaElement> elements) {
        Set<String> keys = new LinkedHashSet<>();
        elements.forEach(element -> keys.add(element.attributeName()));
        return keys;
    }

    private static void checkDefinitions(Set<String> defined, List<KeySchemaElement> used) {
        Set<String> keys = keysOf(used);
        refuseUndefined(defined, keys);
        if (!keys.containsAll(defined)) {
            throw DynamoDbErrors.invalid("Number of attributes in KeySchema does not exactly match number of attributes"
                    + " defined in AttributeDefinitions");
        }
    }

    private static void refuseUndefined(Set<String> defined, Set<String> keys) {
        if (!defined.containsAll(keys)) {
            throw DynamoDbErrors.invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + keys.stream().toList() + ", AttributeDefinitions: "
                    + defined.stream().toList());
        }
    }

    private static void checkKeys(List<KeySchemaElement> elements, int mostParts) {
        int hash = 0;
        int range = 0;
        Set<String> names = new HashSet<>();
        for (KeySchemaElement element : elements) {
            boolean isHash = element.keyType() == KeyType.HASH;
            hash += isHash ? 1 : 0;
            range += isHash ? 0 : 1;
            if ((isHash && range > 0) || hash == 0) {
                throw DynamoDbErrors.invalid(
                        hash == 0 || elements.get(0).keyType() != KeyType.HASH
                                ? "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"
                                : "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
            }
            if (!names.add(element.attributeName())) {
                throw DynamoDbErrors.validation(
                        "Both the Hash Key and the Range Key element in the KeySchema have the same name");
            }
        }
        if (hash > mostParts || range > mostParts) {
            throw DynamoDbErrors.invalid("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }

    private static void checkLocal(List<KeySchemaElement> table, List<KeySchemaElement> index, String name) {
        if (table.size() < 2) {
            throw DynamoDbErrors.invalid(
                    "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }
        if (index.size() < 2) {
            throw DynamoDbErrors.invalid("Index KeySchema does not have a range key for index: " + name);
        }
        if (!table.get(0).attributeName().equals(index.get(0).attributeName())) {
            throw DynamoDbErrors.invalid(
                    "Index KeySchema does not have the same leading hash key as table KeySchema for index: " + name
                            + ". index hash key: " + index.get(0).attributeName() + ", table hash key: "
                            + table.get(0).attributeName());
        }
    }

    private static void checkIndex(String name, Projection projection, Set<String> names) {
        if (!names.add(name)) {
            throw DynamoDbErrors.invalid("Duplicate index name: " + name);
        }
        if (projection.projectionType() == null) {
            throw DynamoDbErrors.invalid("Unknown ProjectionType: null");
        }
        boolean include = projection.projectionType() == ProjectionType.INCLUDE;
        if (include && !projection.hasNonKeyAttributes()) {
            throw DynamoDbErrors.invalid("ProjectionType is INCLUDE, but NonKeyAttributes is not specified");
        }
        if (!include && projection.hasNonKeyAttributes()) {
            throw DynamoDbErrors.invalid(
                    "ProjectionType is " + projection.projectionType() + ", but NonKeyAttributes is specified");
        }
    }
}
