package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.dynamodb.expression.ExpressionParameters;
import dev.kiln.emulator.internal.dynamodb.expression.Legacy;
import dev.kiln.emulator.internal.dynamodb.expression.Projection;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Makes checked reads of requests that name keys. */
final class Reads {
    private final Catalog catalog;

    Reads(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A read of one item. */
    record KeyRead(
            Schema schema,
            Map<String, AttributeValue> key,
            @Nullable Projection projection) {
        Map<String, AttributeValue> projected(Map<String, AttributeValue> item) {
            return projection == null ? item : projection.of(item);
        }
    }

    /**
     * A read whose request is right; whether it fits the table is asked next.
     *
     * @param fit makes it a read of a table, or fails as the table's schema says
     */
    record Draft(String tableName, Map<String, AttributeValue> key, Function<Schema, KeyRead> fit) {}

    KeyRead get(GetItemRequest request, RequestLayer layer, CallContext call) {
        return get(request, layer).fit().apply(catalog.schema(request.tableName(), call));
    }

    /** Makes drafts reads of their tables. A key that does not fit its table cancels the transaction; only the first is told. */
    List<KeyRead> fit(List<Draft> drafts, CallContext call) {
        List<Schema> tables = drafts.stream()
                .map(draft -> catalog.schema(draft.tableName(), call))
                .toList();
        List<KeyRead> reads = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            try {
                reads.add(drafts.get(i).fit().apply(tables.get(i)));
            } catch (AwsServiceException misfit) {
                throw Transactions.refusal(drafts.size(), i, misfit);
            }
        }
        return reads;
    }

    Draft get(GetItemRequest request, RequestLayer layer) {
        ExpressionParameters parameters = new ExpressionParameters(layer)
                .legacy("AttributesToGet", request.hasAttributesToGet())
                .expression(ExpressionParameters.PROJECTION, request.projectionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .together();
        Map<String, AttributeValue> key = new ValueChecks(layer).item(request.key());
        Projection legacy =
                request.hasAttributesToGet() ? new Legacy(layer).attributesToGet(request.attributesToGet()) : null;
        Projection parsed = parameters.parse().projection();
        Projection projection = legacy == null ? parsed : legacy;
        return new Draft(request.tableName(), key, schema -> {
            schema.checkKey(key);
            if (projection != null) {
                schema.refuseNested(projection.nested());
            }
            return new KeyRead(schema, key, projection);
        });
    }
}
