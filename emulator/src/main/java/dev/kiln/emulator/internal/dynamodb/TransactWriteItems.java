package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.expression.Update;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
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
    private static final long MOST_BYTES = 4L << 20;

    private final Catalog catalog;
    private final Writes writes;
    private final Transactions transactions;

    TransactWriteItems(Catalog catalog, Writes writes, Transactions transactions) {
        this.catalog = catalog;
        this.writes = writes;
        this.transactions = transactions;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public TransactWriteItemsResponse run(TransactWriteItemsRequest request, CallContext call) {
        RequestLayer layer = Layers.of(TransactWriteItems.class);
        List<Writes.Draft> drafts = new ArrayList<>();
        for (TransactWriteItem item : request.transactItems()) {
            drafts.add(draft(item, layer));
        }
        if (bytes(request) > MOST_BYTES) {
            throw layer.error("Transaction payload size cannot exceed 4 MB");
        }
        List<ItemWrite> all = transactions.fit(drafts, name -> catalog.schema(name, call));
        return TransactWriteItemsResponse.builder()
                .consumedCapacity(transactions.once(
                        request.clientRequestToken(),
                        request.transactItems(),
                        all,
                        drafts.stream().map(Writes.Draft::tableName).toList(),
                        request.returnConsumedCapacity()))
                .itemCollectionMetrics(metrics(request, drafts, all))
                .build();
    }

    private static @Nullable Map<String, List<ItemCollectionMetrics>> metrics(
            TransactWriteItemsRequest request, List<Writes.Draft> drafts, List<ItemWrite> all) {
        Map<String, List<ItemWrite>> tables = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            tables.computeIfAbsent(drafts.get(i).tableName(), name -> new ArrayList<>())
                    .add(all.get(i));
        }
        Map<String, List<ItemCollectionMetrics>> metrics = new LinkedHashMap<>();
        tables.forEach((name, writes) -> {
            List<ItemCollectionMetrics> touched = ItemCollections.all(request.returnItemCollectionMetrics(), writes);
            if (!touched.isEmpty()) {
                metrics.put(name, touched);
            }
        });
        return metrics.isEmpty() ? null : metrics;
    }

    private static long bytes(TransactWriteItemsRequest request) {
        long bytes = 0;
        for (TransactWriteItem item : request.transactItems()) {
            bytes += item.put() == null ? 0 : ItemSize.of(item.put().item());
        }
        return bytes;
    }

    private Writes.Draft draft(TransactWriteItem item, RequestLayer layer) {
        int actions = (item.put() != null ? 1 : 0)
                + (item.update() != null ? 1 : 0)
                + (item.delete() != null ? 1 : 0)
                + (item.conditionCheck() != null ? 1 : 0);
        if (actions != 1) {
            throw layer.error("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        if (item.put() != null) {
            return put(item.put(), layer);
        }
        if (item.delete() != null) {
            return delete(item.delete(), layer);
        }
        return item.update() != null ? update(item.update(), layer) : check(item.conditionCheck(), layer);
    }

    private Writes.Draft put(Put put, RequestLayer layer) {
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
                layer);
    }

    private Writes.Draft delete(Delete delete, RequestLayer layer) {
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
                layer);
    }

    private Writes.Draft update(software.amazon.awssdk.services.dynamodb.model.Update update, RequestLayer layer) {
        return writes.update(
                UpdateItemRequest.builder()
                        .tableName(update.tableName())
                        .key(update.key())
                        .updateExpression(update.updateExpression())
                        .conditionExpression(update.conditionExpression())
                        .expressionAttributeNames(
                                names(update.hasExpressionAttributeNames(), update.expressionAttributeNames()))
                        .expressionAttributeValues(
                                values(update.hasExpressionAttributeValues(), update.expressionAttributeValues()))
                        .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure())
                        .build(),
                layer);
    }

    private Writes.Draft check(ConditionCheck check, RequestLayer layer) {
        Writes.Draft asked = writes.delete(
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
                layer);
        return new Writes.Draft(asked.tableName(), schema -> {
            ItemWrite write = asked.on(schema);
            return new Writes.Updating(
                    new ItemWrite(schema, write.key(), write.condition(), write.showsItem(), before -> before),
                    Update.of(List.of()));
        });
    }

    private static @Nullable Map<String, String> names(boolean given, Map<String, String> names) {
        return given ? names : null;
    }

    private static @Nullable Map<String, AttributeValue> values(boolean given, Map<String, AttributeValue> values) {
        return given ? values : null;
    }
}
