package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.ExpressionParameters;
import dev.kiln.emulator.internal.dynamodb.expression.Expressions;
import dev.kiln.emulator.internal.dynamodb.expression.Legacy;
import dev.kiln.emulator.internal.dynamodb.expression.Update;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Makes checked writes of requests: what is wrong with the request comes first, then the table, then its schema. */
final class Writes {
    private final Catalog catalog;

    Writes(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * A write whose request is right; whether it fits the table is asked next.
     *
     * @param fit makes it a write of a table, or fails as the table's schema says
     */
    record Draft(String tableName, Function<Schema, Updating> fit) {
        ItemWrite on(Schema schema) {
            return fit.apply(schema).write();
        }
    }

    ItemWrite put(PutItemRequest request, RequestLayer layer, CallContext call) {
        return put(request, layer).on(catalog.schema(request.tableName(), call));
    }

    ItemWrite delete(DeleteItemRequest request, RequestLayer layer, CallContext call) {
        return delete(request, layer).on(catalog.schema(request.tableName(), call));
    }

    Updating update(UpdateItemRequest request, RequestLayer layer, CallContext call) {
        return update(request, layer).fit().apply(catalog.schema(request.tableName(), call));
    }

    /** Says whether a put or a delete answers what was there before, which is all that it can. */
    static boolean returnsOld(@Nullable ReturnValue wanted, SdkPojo request, RequestLayer layer) {
        if (wanted != null && wanted != ReturnValue.NONE && wanted != ReturnValue.ALL_OLD) {
            throw (Unreadable.is(request) ? RequestLayer.OLD : layer).error("ReturnValues can only be ALL_OLD or NONE");
        }
        return wanted == ReturnValue.ALL_OLD;
    }

    Draft put(PutItemRequest request, RequestLayer layer) {
        ExpressionParameters parameters = new ExpressionParameters(layer)
                .legacy("Expected", request.hasExpected())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.CONDITION, request.conditionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .together();
        Map<String, AttributeValue> item = new ValueChecks(layer).item(request.item());
        if (ItemSize.of(item) > ItemSize.MOST) {
            throw layer.error("Item size has exceeded the maximum allowed size");
        }
        Condition legacy =
                condition(request.hasExpected() ? request.expected() : null, request.conditionalOperator(), layer);
        Expressions expressions = parameters.parse();
        Condition condition = legacy == null ? expressions.condition() : legacy;
        boolean shows = shows(request.returnValuesOnConditionCheckFailure());
        return new Draft(request.tableName(), schema -> {
            schema.checkItem(item);
            refuseNested(schema, condition);
            return written(new ItemWrite(schema, schema.keyOf(item), condition, shows, before -> item));
        });
    }

    Draft delete(DeleteItemRequest request, RequestLayer layer) {
        ExpressionParameters parameters = new ExpressionParameters(layer)
                .legacy("Expected", request.hasExpected())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.CONDITION, request.conditionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .together();
        Expressions first = layer.old() ? parameters.parse() : null; // there AWS comes to the key last
        Map<String, AttributeValue> key = new ValueChecks(layer).item(request.key());
        Condition legacy =
                condition(request.hasExpected() ? request.expected() : null, request.conditionalOperator(), layer);
        Expressions expressions = first == null ? parameters.parse() : first;
        Condition condition = legacy == null ? expressions.condition() : legacy;
        boolean shows = shows(request.returnValuesOnConditionCheckFailure());
        return new Draft(request.tableName(), schema -> {
            schema.checkKey(key);
            refuseNested(schema, condition);
            return written(new ItemWrite(schema, key, condition, shows, before -> null));
        });
    }

    private static Updating written(ItemWrite write) {
        return new Updating(write, Update.of(List.of()));
    }

    /** An update, and what of it the response is about. */
    record Updating(ItemWrite write, Update update) {}

    Draft update(UpdateItemRequest request, RequestLayer layer) {
        ExpressionParameters parameters = new ExpressionParameters(layer)
                .legacy("AttributeUpdates", request.hasAttributeUpdates())
                .legacy("Expected", request.hasExpected())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.UPDATE, request.updateExpression())
                .expression(ExpressionParameters.CONDITION, request.conditionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .together();
        Map<String, AttributeValue> key = new ValueChecks(layer).item(request.key());
        Update attributes = request.hasAttributeUpdates()
                ? new Legacy(layer).updates(request.attributeUpdates())
                : Update.of(List.of());
        Condition legacy =
                condition(request.hasExpected() ? request.expected() : null, request.conditionalOperator(), layer);
        Expressions expressions = parameters.parse();
        Condition condition = legacy == null ? expressions.condition() : legacy;
        Update update = expressions.update() == null ? attributes : expressions.update();
        boolean shows = shows(request.returnValuesOnConditionCheckFailure());
        return new Draft(request.tableName(), schema -> {
            schema.checkKey(key);
            refuseNested(schema, condition);
            if (!layer.old() && update.charge() > ItemSize.MOST) { // transactions count only the item
                throw DynamoDbErrors.validation(ItemWrite.TOO_LARGE);
            }
            return updating(schema, key, condition, shows, update);
        });
    }

    Updating updating(
            Schema schema,
            Map<String, AttributeValue> key,
            @Nullable Condition condition,
            boolean showsItem,
            Update update) {
        for (String name : schema.keys().names()) {
            if (update.attributes().contains(name)) {
                throw DynamoDbErrors.invalid("Cannot update attribute " + name + ". This attribute is part of the key");
            }
        }
        schema.checkAssigned(update.assignedTypes(), update.emptied());
        schema.refuseNested(update.nested());
        ItemWrite.Change change = before -> before == null && !update.creates()
                ? null
                : update.apply(before == null ? key : before, before != null);
        return new Updating(new ItemWrite(schema, key, condition, showsItem, change), update);
    }

    private static @Nullable Condition condition(
            @Nullable Map<String, ExpectedAttributeValue> expected,
            @Nullable ConditionalOperator operator,
            RequestLayer layer) {
        if (expected != null) {
            return new Legacy(layer).expected(expected, operator);
        }
        new Legacy(layer).checkOperator(operator, 0);
        return null;
    }

    private static void refuseNested(Schema schema, @Nullable Condition condition) {
        if (condition != null) {
            schema.refuseNested(condition.nested());
        }
    }

    static boolean shows(@Nullable ReturnValuesOnConditionCheckFailure wanted) {
        return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
}
