package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.ExpressionParameters;
import dev.kiln.emulator.internal.dynamodb.expression.Expressions;
import dev.kiln.emulator.internal.dynamodb.expression.Legacy;
import dev.kiln.emulator.internal.dynamodb.expression.Projection;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import dev.kiln.emulator.internal.store.KeyRange;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Reads all items of a table or an index, or of one of several segments.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">AWS: Scan</a>
 */
final class Scan implements Operation.Direct<ScanRequest, ScanResponse> {
    private final Catalog catalog;
    private final Items items;

    Scan(Catalog catalog, Items items) {
        this.catalog = catalog;
        this.items = items;
    }

    @Override
    public ScanResponse run(ScanRequest request, CallContext call) {
        RequestLayer layer = Layers.of(Scan.class);
        Expressions expressions = new ExpressionParameters(layer)
                .legacy("AttributesToGet", request.hasAttributesToGet())
                .legacy("ScanFilter", request.hasScanFilter())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.PROJECTION, request.projectionExpression())
                .expression(ExpressionParameters.FILTER, request.filterExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .parse();
        Legacy legacy = new Legacy(layer);
        legacy.checkOperator(
                request.conditionalOperator(),
                request.hasScanFilter() ? request.scanFilter().size() : 0);
        Condition filter = request.hasScanFilter()
                ? legacy.filter(request.scanFilter(), request.conditionalOperator())
                : expressions.filter();
        Projection projection = request.hasAttributesToGet()
                ? legacy.attributesToGet(request.attributesToGet())
                : expressions.projection();
        PageRequests.checkSelect(request.select(), request.indexName() != null, projection);
        checkSegments(request);
        Map<String, AttributeValue> start =
                request.hasExclusiveStartKey() ? new ValueChecks(layer).item(request.exclusiveStartKey()) : null;
        Schema schema = catalog.schema(request.tableName(), call);
        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        Schema.Index index = PageRequests.index(schema, request.indexName(), consistent);
        KeyRange range = request.segment() == null
                ? KeyRange.under(Items.root(schema, index))
                : Items.segment(Items.root(schema, index), request.segment(), request.totalSegments());
        if (start != null) {
            range = PageRequests.after(range, schema, index, start, true);
        }
        Page page = Page.read(
                items,
                new Page.Plan(
                        schema,
                        index,
                        range,
                        true,
                        request.limit() == null ? Integer.MAX_VALUE : request.limit(),
                        PageRequests.fetches(index, request.select(), projection, filter),
                        filter,
                        projection));
        ScanResponse.Builder response = ScanResponse.builder()
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

    private static void checkSegments(ScanRequest request) {
        if (request.segment() != null && request.totalSegments() == null) {
            throw DynamoDbErrors.validation("The TotalSegments parameter is required but was not present in the request"
                    + " when Segment parameter is present");
        }
        if (request.segment() == null && request.totalSegments() != null) {
            throw DynamoDbErrors.validation("The Segment parameter is required but was not present in the request when"
                    + " parameter TotalSegments is present");
        }
        if (request.segment() != null && request.segment() >= request.totalSegments()) {
            throw DynamoDbErrors.validation("The Segment parameter is zero-based and must be less than parameter"
                    + " TotalSegments: Segment: " + request.segment() + " is not less than TotalSegments: "
                    + request.totalSegments());
        }
    }
}
