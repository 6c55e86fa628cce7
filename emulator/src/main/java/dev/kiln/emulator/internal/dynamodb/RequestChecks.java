package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.ConstraintTable;
import dev.kiln.emulator.internal.aws.Constraints;
import dev.kiln.emulator.internal.aws.ValueText;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * The model's constraints, and what AWS says of a request otherwise than by its model: operations on tables want a TableName in
 * words of their own, and the request layer of 2026 has its own words for a few members, unless it cannot read the request.
 */
record RequestChecks(ConstraintTable model) implements Constraints {
    private static final Set<Class<?>> ON_TABLES = Set.of(
            CreateTableRequest.class,
            DescribeTableRequest.class,
            UpdateTableRequest.class,
            DeleteTableRequest.class,
            DescribeTimeToLiveRequest.class,
            UpdateTimeToLiveRequest.class);

    private static final Map<Class<?>, RequestLayer> NEW_LAYER = Map.of(
            PutItemRequest.class, Layers.of(PutItem.class),
            GetItemRequest.class, Layers.of(GetItem.class),
            UpdateItemRequest.class, Layers.of(UpdateItem.class),
            DeleteItemRequest.class, Layers.of(DeleteItem.class),
            QueryRequest.class, Layers.of(Query.class));

    private static final String LENGTH = "Member must have length ";
    private static final String EMPTY_NAME =
            "Value '' at 'tableName' failed to satisfy constraint: " + LENGTH + "greater than or equal to 1";

    @Override
    public void check(SdkPojo request) {
        Class<?> type = request.getClass();
        if (ON_TABLES.contains(type) && member(request, "TableName") == null) {
            throw DynamoDbErrors.validation("The parameter 'TableName' is required but was not present in the request");
        }
        if (NEW_LAYER.containsKey(type) && "".equals(member(request, "TableName")) && !Unreadable.is(request)) {
            throw violated("TableName", LENGTH + "greater than or equal to 1");
        }
        if (request instanceof QueryRequest query && query.limit() != null && query.limit() == 0) {
            throw violated("Limit", "Member must have value greater than or equal to 1");
        }
        if (request instanceof BatchGetItemRequest batch) {
            check(batch);
        }
        if (request instanceof BatchWriteItemRequest batch
                && batch.hasRequestItems()
                && batch.requestItems().isEmpty()) {
            throw DynamoDbErrors.validation("The requestItems parameter is required for BatchWriteItem");
        }
        List<String> problems = model.problems(request);
        if (!problems.isEmpty()) {
            throw refusal(request, problems);
        }
    }

    private static void check(BatchGetItemRequest batch) {
        if (batch.hasRequestItems() && batch.requestItems().isEmpty()) {
            throw violated("RequestItems", LENGTH + "greater than or equal to 1");
        }
        for (Map.Entry<String, KeysAndAttributes> table : batch.requestItems().entrySet()) {
            KeysAndAttributes asked = table.getValue();
            if (asked != null
                    && asked.hasKeys()
                    && (asked.keys().isEmpty() || asked.keys().size() > 100)) {
                throw violated(
                        "RequestItems." + table.getKey() + ".member.Keys",
                        LENGTH + (asked.keys().isEmpty() ? "greater than or equal to 1" : "less than or equal to 100"));
            }
        }
    }

    private static AwsServiceException violated(String member, String constraint) {
        return DynamoDbErrors.validation(
                "1 validation error detected: Value at '" + member + "' failed to satisfy constraint: " + constraint);
    }

    private static AwsServiceException refusal(SdkPojo request, List<String> problems) {
        RequestLayer layer = NEW_LAYER.get(request.getClass());
        if (layer != null) {
            return Unreadable.is(request) ? old(problems) : refusal(request, layer, problems);
        }
        if (request instanceof BatchGetItemRequest batch) {
            String echo = "Value '" + ValueText.json(batch.requestItems()) + "'";
            return ConstraintTable.refusal(problems.stream()
                    .map(problem -> onTableNames(problem)
                            ? echo + problem.substring(problem.indexOf(" at 'requestItems'"))
                            : problem)
                    .toList());
        }
        if (request instanceof BatchWriteItemRequest) {
            List<String> others =
                    problems.stream().filter(problem -> !onTableNames(problem)).toList();
            return ConstraintTable.refusal(others.isEmpty() ? problems : others);
        }
        return ConstraintTable.refusal(problems);
    }

    /** An unknown operator, or an unknown ReturnValues by itself, is told without the value. */
    private static AwsServiceException refusal(SdkPojo request, RequestLayer layer, List<String> problems) {
        boolean several = conditions(request, "Expected") > 1 || conditions(request, "QueryFilter") > 1;
        if (several && problems.stream().anyMatch(problem -> at(problem, "conditionalOperator"))) {
            return layer.error("Failed to satisfy constraint: Member must satisfy enum value set: [ALL, OR]");
        }
        boolean alone = problems.size() == 1 || request instanceof UpdateItemRequest;
        if (alone && problems.stream().anyMatch(problem -> at(problem, "returnValues"))) {
            return layer.error("Failed to satisfy constraint: Member must satisfy enum value set:"
                    + " [ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]");
        }
        return ConstraintTable.refusal(problems);
    }

    /** What is told of a request that is read as before 2026; an empty name then is only too short. */
    private static AwsServiceException old(List<String> problems) {
        List<String> told = new ArrayList<>();
        for (String problem : problems) {
            String one = problem.startsWith("Value '' at 'tableName'") ? EMPTY_NAME : problem;
            if (!told.contains(one)) {
                told.add(one);
            }
        }
        return ConstraintTable.refusal(told);
    }

    private static boolean onTableNames(String problem) {
        return at(problem, "requestItems") && problem.contains("failed to satisfy constraint: Map keys must");
    }

    private static boolean at(String problem, String member) {
        return problem.contains(" at '" + member + "' failed to satisfy constraint: ");
    }

    private static int conditions(SdkPojo request, String member) {
        return member(request, member) instanceof Map<?, ?> map ? map.size() : 0;
    }

    private static @Nullable Object member(SdkPojo request, String name) {
        SdkField<?> field = request.sdkFieldNameToField().get(name);
        return field == null ? null : field.getValueOrDefault(request);
    }
}
