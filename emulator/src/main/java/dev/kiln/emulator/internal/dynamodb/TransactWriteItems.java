package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Writes up to 100 items, all or none.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">AWS:
 *     TransactWriteItems</a>
 */
final class TransactWriteItems implements Operation.Direct<TransactWriteItemsRequest, TransactWriteItemsResponse> {
    private final Writes writes;
    private final Transactions transactions;
    private final ClientTokens tokens;

    TransactWriteItems(Writes writes, Transactions transactions, Time time) {
        this.writes = writes;
        this.transactions = transactions;
        this.tokens = new ClientTokens(time);
    }

    @Override
    public TransactWriteItemsResponse run(TransactWriteItemsRequest request, CallContext call) {
        RequestLayer layer = Layers.of(TransactWriteItems.class);
        List<ItemWrite> all = new ArrayList<>();
        for (TransactWriteItem item : request.transactItems()) {
            all.add(write(item, layer, call));
        }
        tokens.once(request.clientRequestToken(), request.transactItems(), () -> transactions.run(all));
        return TransactWriteItemsResponse.builder().build();
    }

    private ItemWrite write(TransactWriteItem item, RequestLayer layer, CallContext call) {
        int actions = (item.put() != null ? 1 : 0)
                + (item.update() != null ? 1 : 0)
                + (item.delete() != null ? 1 : 0)
                + (item.conditionCheck() != null ? 1 : 0);
        if (actions != 1) {
            throw layer.error("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return put(item.put(), layer, call);
        }
        if (item.delete() != null) {
            return delete(item.delete(), layer, call);
        }
        return item.update() != null ? update(item.update(), layer, call) : check(item.conditionCheck(), layer, call);
    }

    private ItemWrite put(Put put, RequestLayer layer, CallContext call) {
        return writes.put(
                PutItemRequest.builder()
                        .tableName(put.tableName())
                        .item(put.item())
                        .conditionExpression(put.conditionExpression())
                        .expressionAttributeNames(
                                names(put.hasExpressionAttributeNames(), put.expressionAttributeNames()))
                        .expressionAttributeValues(
                                values(put.hasExpressionAttributeValues(), put.expressionAttributeValues()))
                        .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
                        .build(),
                layer,
                call);
    }

    private ItemWrite delete(Delete delete, RequestLayer layer, CallContext call) {
        return writes.delete(
                DeleteItemRequest.builder()
                        .tableName(delete.tableName())
                        .key(delete.key())
                        .conditionExpression(delete.conditionExpression())
                        .expressionAttributeNames(
                                names(delete.hasExpressionAttributeNames(), delete.expressionAttributeNames()))
                        .expressionAttributeValues(
                                values(delete.hasExpressionAttributeValues(), delete.expressionAttributeValues()))
                        .returnValuesOnConditionCheckFailure(delete.returnValuesOnConditionCheckFailure())
                        .build(),
                layer,
                call);
    }

    private ItemWrite update(
            software.amazon.awssdk.services.dynamodb.model.Update update, RequestLayer layer, CallContext call) {
        return writes.update(
                        UpdateItemRequest.builder()
                                .tableName(update.tableName())
                                .key(update.key())
                                .updateExpression(update.updateExpression())
                                .conditionExpression(update.conditionExpression())
                                .expressionAttributeNames(
                                        names(update.hasExpressionAttributeNames(), update.expressionAttributeNames()))
                                .expressionAttributeValues(values(
                                        update.hasExpressionAttributeValues(), update.expressionAttributeValues()))
                                .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure())
                                .build(),
                        layer,
                        call)
                .write();
    }

    private ItemWrite check(ConditionCheck check, RequestLayer layer, CallContext call) {
        ItemWrite asked = writes.delete(
                DeleteItemRequest.builder()
                        .tableName(check.tableName())
                        .key(check.key())
                        .conditionExpression(check.conditionExpression())
                        .expressionAttributeNames(
                                names(check.hasExpressionAttributeNames(), check.expressionAttributeNames()))
                        .expressionAttributeValues(
                                values(check.hasExpressionAttributeValues(), check.expressionAttributeValues()))
                        .returnValuesOnConditionCheckFailure(check.returnValuesOnConditionCheckFailure())
                        .build(),
                layer,
                call);
        return new ItemWrite(asked.schema(), asked.key(), asked.condition(), asked.showsItem(), before -> before);
    }

    private static @Nullable Map<String, String> names(boolean given, Map<String, String> names) {
        return given ? names : null;
    }

    private static @Nullable Map<String, AttributeValue> values(boolean given, Map<String, AttributeValue> values) {
        return given ? values : null;
    }
}
