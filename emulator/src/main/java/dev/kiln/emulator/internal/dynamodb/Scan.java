package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.ExpressionParameters;
import dev.kiln.emulator.internal.dynamodb.expression.Expressions;
import dev.kiln.emulator.internal.dynamodb.expression.Legacy;
import dev.kiln.emulator.internal.dynamodb.expression.Projection;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import org.jspecify.annotations.Nullable;
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
        ExpressionParameters parameters = new ExpressionParameters(layer)
                .legacy("AttributesToGet", request.hasAttributesToGet())
                .legacy("ScanFilter", request.hasScanFilter())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.PROJECTION, request.projectionExpression())
                .expression(ExpressionParameters.FILTER, request.filterExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .together();
        Legacy legacy = new Legacy(layer);
        Projection attributes = request.hasAttributesToGet() ? legacy.attributesToGet(request.attributesToGet()) : null;
        Condition scanFilter =
                request.hasScanFilter() ? legacy.filter(request.scanFilter(), request.conditionalOperator()) : null;
        legacy.checkOperator(
                request.conditionalOperator(),
                request.hasScanFilter() ? request.scanFilter().size() : 0);
        StartKey start = StartKey.of(request.hasExclusiveStartKey() ? request.exclusiveStartKey() : null, layer);
        checkSegments(request);
        Expressions expressions = parameters.parse();
        Condition filter = scanFilter == null ? expressions.filter() : scanFilter;
        Projection projection = attributes == null ? expressions.projection() : attributes;
        PageRequests.checkSelect(
                request.select(), request.indexName() != null, projection, request.hasAttributesToGet(), layer);
        return read(request, catalog.schema(request.tableName(), call), filter, projection, start);
    }

    private ScanResponse read(
            ScanRequest request,
            Schema schema,
            @Nullable Condition filter,
            @Nullable Projection projection,
            @Nullable StartKey start) {
        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        Schema.Index index = PageRequests.index(schema, request.indexName(), consistent);
        if (start != null) {
            start.checkScan(schema, index);
        }
        boolean fetches = PageRequests.fetches(index, request.select(), projection, filter);
        if (start != null) {
            start.checkTableKey(schema);
        }
        KeyRange range = range(request, schema, index);
        if (start != null) {
            if (request.segment() != null) {
                start.checkSegment(schema, index, range, request.segment(), request.totalSegments());
            }
            range = start.after(range, schema, index, true);
        }
        if (projection != null) {
            schema.refuseNested(projection.nested());
        }
        if (filter != null) {
            schema.refuseNested(filter.nested());
        }
        Page page = Page.read(
                items,
                new Page.Plan(
                        schema,
                        index,
                        range,
                        true,
                        request.limit() == null ? Integer.MAX_VALUE : request.limit(),
                        fetches,
                        filter,
                        projection),
                consistent,
                request.returnConsumedCapacity());
        ScanResponse.Builder response = ScanResponse.builder()
                .count(page.items().size())
                .scannedCount(page.read())
                .consumedCapacity(page.bill().shown(request.tableName()));
        if (request.select() != Select.COUNT) {
            response.items(page.items());
        }
        return response.lastEvaluatedKey(page.last()).build();
    }

    private static KeyRange range(ScanRequest request, Schema schema, Schema.@Nullable Index index) {
        Key root = Items.root(schema, index);
        return request.segment() == null
                ? KeyRange.under(root)
                : Items.segment(root, request.segment(), request.totalSegments());
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
