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
import dev.kiln.emulator.internal.store.KeyRange;
import org.jspecify.annotations.Nullable;
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
    public boolean brief() {
        return true;
    }

    @Override
    public QueryResponse run(QueryRequest request, CallContext call) {
        RequestLayer layer = Layers.of(Query.class);
        ExpressionParameters parameters = parameters(request, layer);
        Legacy legacy = new Legacy(layer);
        Condition queryFilter =
                request.hasQueryFilter() ? legacy.filter(request.queryFilter(), request.conditionalOperator()) : null;
        legacy.checkOperator(
                request.conditionalOperator(),
                request.hasQueryFilter() ? request.queryFilter().size() : 0);
        Projection attributes = request.hasAttributesToGet() ? legacy.attributesToGet(request.attributesToGet()) : null;
        StartKey start = StartKey.of(request.hasExclusiveStartKey() ? request.exclusiveStartKey() : null, layer);
        if (!request.hasKeyConditions() && request.keyConditionExpression() == null) {
            throw layer.error(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        Expressions expressions = parameters.parse();
        KeyCondition keys = expressions.keyCondition() != null
                ? expressions.keyCondition()
                : legacy.keyConditions(request.keyConditions());
        Condition filter = queryFilter == null ? expressions.filter() : queryFilter;
        Projection projection = attributes == null ? expressions.projection() : attributes;
        PageRequests.checkSelect(
                request.select(),
                request.indexName() != null,
                projection,
                request.hasAttributesToGet(),
                RequestLayer.ENVELOPE);
        Schema schema = catalog.schema(request.tableName(), call);
        return read(request, schema, keys, filter, projection, start);
    }

    private static ExpressionParameters parameters(QueryRequest request, RequestLayer layer) {
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
                .together();
    }

    private QueryResponse read(
            QueryRequest request,
            Schema schema,
            KeyCondition conditions,
            @Nullable Condition filter,
            @Nullable Projection projection,
            @Nullable StartKey start) {
        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        Schema.Index index = PageRequests.index(schema, request.indexName(), consistent);
        Schema.Keys keys = index == null ? schema.keys() : index.keys();
        KeyQuery query = query(schema, index, conditions, start);
        boolean forward = !Boolean.FALSE.equals(request.scanIndexForward());
        KeyRange range = Ranges.of(schema, index, query);
        if (start != null) {
            range = start.after(range, schema, index, forward);
        }
        if (projection != null) {
            schema.refuseNested(projection.nested());
        }
        if (filter != null) {
            refuseKeys(filter, keys, request.hasQueryFilter());
        }
        boolean fetches = PageRequests.fetches(index, request.select(), projection, filter);
        if (filter != null) {
            schema.refuseNested(filter.nested());
        }
        Page page = Page.read(
                items,
                new Page.Plan(
                        schema,
                        index,
                        range,
                        forward,
                        request.limit() == null ? Integer.MAX_VALUE : request.limit(),
                        fetches,
                        filter,
                        projection),
                consistent,
                request.returnConsumedCapacity());
        QueryResponse.Builder response = QueryResponse.builder()
                .count(page.items().size())
                .scannedCount(page.read())
                .consumedCapacity(page.bill().shown(request.tableName()));
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

    private static KeyQuery query(
            Schema schema, Schema.@Nullable Index index, KeyCondition conditions, @Nullable StartKey start) {
        Schema.Keys keys = index == null ? schema.keys() : index.keys();
        if (start == null) {
            return conditions.on(keys.hash(), keys.range());
        }
        start.checkSize(schema, index);
        KeyQuery query = conditions.on(keys.hash(), keys.range(), start::checkPart);
        start.checkTableKey(schema);
        boolean oneRow = index == null && query.range().size() == keys.range().size();
        start.checkWithin(query, keys, oneRow);
        return query;
    }
}
