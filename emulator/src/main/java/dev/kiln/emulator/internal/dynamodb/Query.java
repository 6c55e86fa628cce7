package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.ExpressionParameters;
import dev.kiln.emulator.internal.dynamodb.expression.Expressions;
import dev.kiln.emulator.internal.dynamodb.expression.KeyCondition;
import dev.kiln.emulator.internal.dynamodb.expression.KeyQuery;
import dev.kiln.emulator.internal.dynamodb.expression.Legacy;
import dev.kiln.emulator.internal.dynamodb.expression.Projection;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import dev.kiln.emulator.internal.store.KeyRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Reads items of one partition, of a table or an index, in the order of their sort key.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">AWS: Query</a>
 */
final class Query implements Operation.Direct<QueryRequest, QueryResponse> {
    private final Catalog catalog;
    private final Items items;

    Query(Catalog catalog, Items items) {
        this.catalog = catalog;
        this.items = items;
    }

    @Override
    public QueryResponse run(QueryRequest request, CallContext call) {
        RequestLayer layer = Layers.of(Query.class);
        Expressions expressions = expressions(request, layer);
        Legacy legacy = new Legacy(layer);
        KeyCondition keys = expressions.keyCondition() != null
                ? expressions.keyCondition()
                : request.hasKeyConditions() ? legacy.keyConditions(request.keyConditions()) : null;
        if (keys == null) {
            throw layer.error(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        legacy.checkOperator(
                request.conditionalOperator(),
                request.hasQueryFilter() ? request.queryFilter().size() : 0);
        Condition filter = request.hasQueryFilter()
                ? legacy.filter(request.queryFilter(), request.conditionalOperator())
                : expressions.filter();
        Projection projection = request.hasAttributesToGet()
                ? legacy.attributesToGet(request.attributesToGet())
                : expressions.projection();
        PageRequests.checkSelect(request.select(), request.indexName() != null, projection);
        Map<String, AttributeValue> start =
                request.hasExclusiveStartKey() ? new ValueChecks(layer).item(request.exclusiveStartKey()) : null;
        Schema schema = catalog.schema(request.tableName(), call);
        return read(request, schema, keys, filter, projection, start);
    }

    private static Expressions expressions(QueryRequest request, RequestLayer layer) {
        return new ExpressionParameters(layer)
                .legacy("AttributesToGet", request.hasAttributesToGet())
                .legacy("QueryFilter", request.hasQueryFilter())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .legacy("KeyConditions", request.hasKeyConditions())
                .expression(ExpressionParameters.PROJECTION, request.projectionExpression())
                .expression(ExpressionParameters.FILTER, request.filterExpression())
                .expression(ExpressionParameters.KEY_CONDITION, request.keyConditionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .parse();
    }

    private QueryResponse read(
            QueryRequest request,
            Schema schema,
            KeyCondition conditions,
            @Nullable Condition filter,
            @Nullable Projection projection,
            @Nullable Map<String, AttributeValue> start) {
        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        Schema.Index index = PageRequests.index(schema, request.indexName(), consistent);
        Schema.Keys keys = index == null ? schema.keys() : index.keys();
        KeyQuery query = conditions.on(keys.hash(), keys.range());
        if (filter != null) {
            refuseKeys(filter, keys, request.hasQueryFilter());
        }
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        KeyRange range = Ranges.of(schema, index, query);
        if (start != null) {
            range = PageRequests.after(range, schema, index, start, forward);
            checkStart(start, keys, query);
        }
        Page page = Page.read(
                items,
                new Page.Plan(
                        schema,
                        index,
                        range,
                        forward,
                        request.limit() == null ? Integer.MAX_VALUE : request.limit(),
                        PageRequests.fetches(index, request.select(), projection, filter),
                        filter,
                        projection));
        QueryResponse.Builder response = QueryResponse.builder()
                .count(page.items().size())
                .scannedCount(page.read())
                .consumedCapacity(Capacity.consumed(
                        request.returnConsumedCapacity(),
                        request.tableName(),
                        Capacity.read(page.bytes(), consistent)));
        if (request.select() != Select.COUNT) {
            response.items(page.items());
        }
        return response.lastEvaluatedKey(page.last()).build();
    }

    private static void refuseKeys(Condition filter, Schema.Keys keys, boolean legacy) {
        for (String name : keys.names()) {
            if (filter.attributes().contains(name)) {
                throw DynamoDbErrors.validation((legacy ? "QueryFilter" : "Filter Expression")
                        + " can only contain non-primary key attributes: Primary key attribute: " + name);
            }
        }
    }

    private static void checkStart(Map<String, AttributeValue> start, Schema.Keys keys, KeyQuery query) {
        for (int i = 0; i < keys.hash().size(); i++) {
            if (!query.hash().get(i).equals(start.get(keys.hash().get(i).name()))) {
                throw DynamoDbErrors.validation(
                        "The provided starting key is outside query boundaries based on provided conditions");
            }
        }
    }
}
