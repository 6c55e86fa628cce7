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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Makes checked writes of requests: what is wrong with the request comes first, then the table, then its schema. */
final class Writes {
    private final Catalog catalog;

    Writes(Catalog catalog) {
        this.catalog = catalog;
    }

    ItemWrite put(PutItemRequest request, RequestLayer layer, CallContext call) {
        Expressions expressions = new ExpressionParameters(layer)
                .legacy("Expected", request.hasExpected())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.CONDITION, request.conditionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .parse();
        Map<String, AttributeValue> item = new ValueChecks(layer).item(request.item());
        if (ItemSize.of(item) > ItemSize.MOST) {
            throw layer.error("Item size has exceeded the maximum allowed size");
        }
        Condition condition = condition(
                expressions, request.hasExpected() ? request.expected() : null, request.conditionalOperator(), layer);
        Schema schema = catalog.schema(request.tableName(), call);
        schema.checkItem(item);
        refuseNested(schema, condition);
        return new ItemWrite(
                schema,
                schema.keyOf(item),
                condition,
                shows(request.returnValuesOnConditionCheckFailure()),
                before -> item);
    }

    ItemWrite delete(DeleteItemRequest request, RequestLayer layer, CallContext call) {
        Expressions expressions = new ExpressionParameters(layer)
                .legacy("Expected", request.hasExpected())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.CONDITION, request.conditionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .parse();
        Map<String, AttributeValue> key = new ValueChecks(layer).item(request.key());
        Condition condition = condition(
                expressions, request.hasExpected() ? request.expected() : null, request.conditionalOperator(), layer);
        Schema schema = catalog.schema(request.tableName(), call);
        schema.checkKey(key);
        refuseNested(schema, condition);
        return new ItemWrite(
                schema, key, condition, shows(request.returnValuesOnConditionCheckFailure()), before -> null);
    }

    /** An update, and what of it the response is about. */
    record Updating(ItemWrite write, Update update) {}

    Updating update(UpdateItemRequest request, RequestLayer layer, CallContext call) {
        Expressions expressions = new ExpressionParameters(layer)
                .legacy("AttributeUpdates", request.hasAttributeUpdates())
                .legacy("Expected", request.hasExpected())
                .legacy("ConditionalOperator", request.conditionalOperator() != null)
                .expression(ExpressionParameters.UPDATE, request.updateExpression())
                .expression(ExpressionParameters.CONDITION, request.conditionExpression())
                .names(request.hasExpressionAttributeNames() ? request.expressionAttributeNames() : null)
                .values(request.hasExpressionAttributeValues() ? request.expressionAttributeValues() : null)
                .parse();
        Map<String, AttributeValue> key = new ValueChecks(layer).item(request.key());
        Update parsed = expressions.update();
        Update update = parsed != null
                ? parsed
                : request.hasAttributeUpdates()
                        ? new Legacy(layer).updates(request.attributeUpdates())
                        : Update.of(List.of());
        Condition condition = condition(
                expressions, request.hasExpected() ? request.expected() : null, request.conditionalOperator(), layer);
        Schema schema = catalog.schema(request.tableName(), call);
        schema.checkKey(key);
        refuseNested(schema, condition);
        return updating(schema, key, condition, shows(request.returnValuesOnConditionCheckFailure()), update);
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
        schema.refuseNested(update.nested());
        ItemWrite.Change change = before -> before == null && !update.creates()
                ? null
                : update.apply(before == null ? key : before, before != null);
        return new Updating(new ItemWrite(schema, key, condition, showsItem, change), update);
    }

    private static @Nullable Condition condition(
            Expressions expressions,
            @Nullable Map<String, ExpectedAttributeValue> expected,
            @Nullable ConditionalOperator operator,
            RequestLayer layer) {
        if (expected != null) {
            return new Legacy(layer).expected(expected, operator);
        }
        new Legacy(layer).checkOperator(operator, 0);
        return expressions.condition();
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
