package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.Constraints;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/**
 * The model's constraints, and what AWS says of a request before it looks at them: operations on tables want a TableName in words
 * of their own, and the request layer of 2026 stops at an empty one.
 */
record RequestChecks(Constraints model) implements Constraints {
    private static final Set<Class<?>> ON_TABLES = Set.of(
            CreateTableRequest.class,
            DescribeTableRequest.class,
            UpdateTableRequest.class,
            DeleteTableRequest.class,
            DescribeTimeToLiveRequest.class,
            UpdateTimeToLiveRequest.class);

    private static final Set<Class<?>> NEW_LAYER = Set.of(
            PutItemRequest.class,
            GetItemRequest.class,
            UpdateItemRequest.class,
            DeleteItemRequest.class,
            QueryRequest.class);

    @Override
    public void check(SdkPojo request) {
        Class<?> type = request.getClass();
        if (ON_TABLES.contains(type) && tableName(request) == null) {
            throw DynamoDbErrors.validation("The parameter 'TableName' is required but was not present in the request");
        }
        if (NEW_LAYER.contains(type) && "".equals(tableName(request))) {
            throw DynamoDbErrors.validation("1 validation error detected: Value at 'TableName' failed to satisfy"
                    + " constraint: Member must have length greater than or equal to 1");
        }
        if (request instanceof QueryRequest query && query.limit() != null && query.limit() == 0) {
            throw DynamoDbErrors.validation("1 validation error detected: Value at 'Limit' failed to satisfy"
                    + " constraint: Member must have value greater than or equal to 1");
        }
        model.check(request);
    }

    private static @Nullable Object tableName(SdkPojo request) {
        SdkField<?> field = request.sdkFieldNameToField().get("TableName");
        return field == null ? null : field.getValueOrDefault(request);
    }
}
