package dev.kiln.emulator.internal.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableClass;

/** What must fit together in the description of a table, in the order in which AWS looks at it. */
final class TableChecks {
    private static final int MOST_PARTS = 4;
    private static final int MOST_LOCAL = 5;
    static final int MOST_GLOBAL = 20;
    private static final int MOST_PROJECTED = 100;
    private static final long MOST_UNITS = 1_000_000_000_000L;

    private final Set<String> defined = new LinkedHashSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private int projected;

    private TableChecks(List<AttributeDefinition> definitions) {
        for (AttributeDefinition definition : definitions) {
            if (!defined.add(definition.attributeName())) {
                throw DynamoDbErrors.validation("Attribute Name is duplicated: " + definition.attributeName());
            }
        }
    }

    static void check(CreateTableRequest request) {
        checkBilling(request);
        new TableChecks(request.attributeDefinitions()).table(request);
    }

    /** Checks a global index that is added to a table. */
    static void checkAdded(GlobalSecondaryIndex index, List<AttributeDefinition> definitions) {
        new TableChecks(definitions).global(index, index.provisionedThroughput() == null);
    }

    private static void checkBilling(CreateTableRequest request) {
        boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        if (onDemand && request.provisionedThroughput() != null) {
            throw DynamoDbErrors.invalid(
                    "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && request.provisionedThroughput() == null) {
            throw DynamoDbErrors.invalid(
                    "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        checkBounds(request.provisionedThroughput());
    }

    static void checkBounds(@Nullable ProvisionedThroughput throughput) {
        if (throughput == null) {
            return;
        }
        refuseMany(throughput.readCapacityUnits(), "ReadCapacityUnits");
        refuseMany(throughput.writeCapacityUnits(), "WriteCapacityUnits");
    }

    /** Checks a stream; what AWS says of a missing and of a needless view type depends on the operation. */
    static void checkStream(@Nullable StreamSpecification stream, String missing, String needless) {
        if (stream == null) {
            return;
        }
        if (stream.streamEnabled() && stream.streamViewType() == null) {
            throw DynamoDbErrors.invalid(missing);
        }
        if (!stream.streamEnabled() && stream.streamViewType() != null) {
            throw DynamoDbErrors.invalid(needless);
        }
    }

    static void checkClass(@Nullable String tableClass) {
        if (tableClass != null && TableClass.fromValue(tableClass) == TableClass.UNKNOWN_TO_SDK_VERSION) {
            throw DynamoDbErrors.validation("Invalid table-class parameter provided. Please try again with a valid"
                    + " table-class value: [STANDARD, STANDARD_INFREQUENT_ACCESS].");
        }
    }

    private static void refuseMany(long units, String name) {
        if (units > MOST_UNITS) {
            throw DynamoDbErrors.validation("Given value " + units + " for " + name + " is out of bounds");
        }
    }

    private void table(CreateTableRequest request) {
        List<KeySchemaElement> keys = request.keySchema();
        if (keys.size() > defined.size()) {
            throw DynamoDbErrors.validation("Invalid KeySchema: Some index key attribute have no definition");
        }
        keys(keys, 1);
        boolean indexed = request.hasLocalSecondaryIndexes() || request.hasGlobalSecondaryIndexes();
        if (!indexed && keys.size() != defined.size()) {
            throw misfit();
        }
        locals(request);
        globals(request);
        if (!used.containsAll(defined)) {
            throw DynamoDbErrors.invalid("Some AttributeDefinitions are not used. AttributeDefinitions: "
                    + new ArrayList<>(defined) + ", keys used: " + new ArrayList<>(used));
        }
    }

    private static RuntimeException misfit() {
        return DynamoDbErrors.invalid("Number of attributes in KeySchema does not exactly match number of attributes"
                + " defined in AttributeDefinitions");
    }

    private void locals(CreateTableRequest request) {
        if (!request.hasLocalSecondaryIndexes()) {
            return;
        }
        if (request.localSecondaryIndexes().isEmpty()) {
            throw DynamoDbErrors.invalid("List of LocalSecondaryIndexes is empty");
        }
        if (request.keySchema().size() < 2) {
            throw DynamoDbErrors.invalid(
                    "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex");
        }
        request.localSecondaryIndexes().forEach(index -> local(index, request.keySchema()));
        if (request.localSecondaryIndexes().size() > MOST_LOCAL) {
            throw DynamoDbErrors.invalid("Number of LocalSecondaryIndexes exceeds per-table limit of " + MOST_LOCAL);
        }
    }

    private void local(LocalSecondaryIndex index, List<KeySchemaElement> table) {
        keys(index.keySchema(), 1);
        if (index.keySchema().size() < 2) {
            throw DynamoDbErrors.invalid("Index KeySchema does not have a range key for index: " + index.indexName());
        }
        String hash = index.keySchema().get(0).attributeName();
        if (!table.get(0).attributeName().equals(hash)) {
            throw DynamoDbErrors.invalid(
                    "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                            + index.indexName() + ". index hash key: " + hash + ", table hash key: "
                            + table.get(0).attributeName());
        }
        projection(index.projection());
        name(index.indexName());
    }

    private void globals(CreateTableRequest request) {
        if (!request.hasGlobalSecondaryIndexes()) {
            return;
        }
        if (request.globalSecondaryIndexes().isEmpty()) {
            throw DynamoDbErrors.invalid("List of GlobalSecondaryIndexes is empty");
        }
        boolean onDemand = request.billingMode() == BillingMode.PAY_PER_REQUEST;
        request.globalSecondaryIndexes().forEach(index -> global(index, onDemand));
        if (request.globalSecondaryIndexes().size() > MOST_GLOBAL) {
            throw DynamoDbErrors.invalid("GlobalSecondaryIndex count exceeds the per-table limit of " + MOST_GLOBAL);
        }
    }

    private void global(GlobalSecondaryIndex index, boolean onDemand) {
        keys(index.keySchema(), MOST_PARTS);
        projection(index.projection());
        if (onDemand && index.provisionedThroughput() != null) {
            throw DynamoDbErrors.invalid("ProvisionedThroughput should not be specified for index: " + index.indexName()
                    + " when BillingMode is PAY_PER_REQUEST");
        }
        if (!onDemand && index.provisionedThroughput() == null) {
            throw DynamoDbErrors.invalid("ProvisionedThroughput is not specified for index: " + index.indexName());
        }
        name(index.indexName());
    }

    private void name(String index) {
        if (!names.add(index)) {
            throw DynamoDbErrors.invalid("Duplicate index name: " + index);
        }
    }

    private void keys(List<KeySchemaElement> elements, int mostParts) {
        List<String> keys =
                elements.stream().map(KeySchemaElement::attributeName).toList();
        if (!defined.containsAll(keys)) {
            throw DynamoDbErrors.invalid("Some index key attributes are not defined in AttributeDefinitions. Keys: "
                    + keys + ", AttributeDefinitions: " + new ArrayList<>(defined));
        }
        used.addAll(keys);
        if (new HashSet<>(keys).size() < keys.size()) {
            throw DynamoDbErrors.validation(
                    keys.size() > 2
                            ? "The KeySchema contains multiple key attributes with the same name"
                            : "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        if (elements.get(0).keyType() != KeyType.HASH) {
            throw DynamoDbErrors.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        }
        long hash = elements.stream()
                .takeWhile(element -> element.keyType() == KeyType.HASH)
                .count();
        boolean mixed = elements.stream().skip(hash).anyMatch(element -> element.keyType() == KeyType.HASH);
        if (mixed && mostParts > 1) {
            throw DynamoDbErrors.invalid("All HASH key attributes must precede RANGE key attributes in the KeySchema");
        }
        if (mostParts > 1 && (hash > mostParts || elements.size() - hash > mostParts)) {
            throw DynamoDbErrors.invalid("The KeySchema exceeds the maximum allowed number of "
                    + (hash > mostParts ? "HASH" : "RANGE") + " key attributes");
        }
        if (mixed || hash > mostParts || elements.size() - hash > mostParts) {
            throw DynamoDbErrors.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
        }
    }

    private void projection(Projection projection) {
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
        Set<String> once = new HashSet<>();
        projection.nonKeyAttributes().stream()
                .filter(attribute -> !once.add(attribute))
                .findFirst()
                .ifPresent(twice -> {
                    throw DynamoDbErrors.invalid("Duplicate element in NonKeyAttributes: " + twice);
                });
        projected += projection.nonKeyAttributes().size();
        if (projected > MOST_PROJECTED) {
            throw DynamoDbErrors.invalid("Number of NonKeyAttributes exceeds per-table limit of " + MOST_PROJECTED);
        }
    }
}
