package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.store.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts and deletes up to 25 items, each by itself.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">AWS:
 *     BatchWriteItem</a>
 */
final class BatchWriteItem implements Operation.Direct<BatchWriteItemRequest, BatchWriteItemResponse> {
    private static final int MOST_REQUESTS = 25;

    private final Catalog catalog;
    private final Writes writes;
    private final Items items;

    private record Drafted(WriteRequest request, Writes.Draft draft) {}

    /** The writes of one table, and what they cost. */
    private record Written(List<ItemWrite> writes, Bill bill) {}

    BatchWriteItem(Catalog catalog, Writes writes, Items items) {
        this.catalog = catalog;
        this.writes = writes;
        this.items = items;
    }

    @Override
    public BatchWriteItemResponse run(BatchWriteItemRequest request, CallContext call) {
        RequestLayer layer = Layers.of(BatchWriteItem.class);
        int requests =
                request.requestItems().values().stream().mapToInt(List::size).sum();
        if (requests > MOST_REQUESTS) {
            throw layer.error("Too many items requested for the BatchWriteItem call");
        }
        Map<String, List<Drafted>> drafts = new LinkedHashMap<>();
        request.requestItems()
                .forEach((table, wanted) -> drafts.put(
                        table,
                        wanted.stream()
                                .map(one -> new Drafted(one, draft(table, one, layer)))
                                .toList()));
        Map<String, List<ItemWrite>> plan = new LinkedHashMap<>();
        Set<Key> seen = new HashSet<>();
        drafts.forEach((table, all) -> {
            Schema schema = catalog.schema(table, call);
            List<ItemWrite> planned = new ArrayList<>();
            for (Drafted one : all) {
                if (one.request().putRequest() != null) {
                    schema.checkKeyIn(one.request().putRequest().item());
                }
                ItemWrite write = one.draft().on(schema);
                if (!seen.add(Items.key(schema, null, write.key()))) {
                    throw layer.error("Provided list of item keys contains duplicates");
                }
                planned.add(write);
            }
            plan.put(table, planned);
        });
        return written(request, plan);
    }

    private BatchWriteItemResponse written(BatchWriteItemRequest request, Map<String, List<ItemWrite>> plan) {
        List<ConsumedCapacity> consumed = new ArrayList<>();
        Map<String, List<ItemCollectionMetrics>> metrics = new LinkedHashMap<>();
        Map<String, Written> written = items.atomically(() -> {
            Map<String, Written> done = new LinkedHashMap<>();
            plan.forEach((table, all) -> {
                Bill bill = Bill.plain(request.returnConsumedCapacity());
                all.forEach(write -> bill.write(write.schema(), write.run(items)));
                done.put(table, new Written(all, bill));
            });
            return done;
        });
        written.forEach((table, done) -> {
            ConsumedCapacity capacity = done.bill().shown(table);
            if (capacity != null) {
                consumed.add(capacity);
            }
            List<ItemCollectionMetrics> touched =
                    ItemCollections.all(request.returnItemCollectionMetrics(), done.writes());
            if (!touched.isEmpty()) {
                metrics.put(table, touched);
            }
        });
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(consumed.isEmpty() ? null : consumed)
                .itemCollectionMetrics(metrics.isEmpty() ? null : metrics)
                .build();
    }

    private Writes.Draft draft(String table, WriteRequest request, RequestLayer layer) {
        if (request.putRequest() != null && request.deleteRequest() == null) {
            return writes.put(
                    PutItemRequest.builder()
                            .tableName(table)
                            .item(request.putRequest().item())
                            .build(),
                    layer);
        }
        if (request.deleteRequest() != null && request.putRequest() == null) {
            return writes.delete(
                    DeleteItemRequest.builder()
                            .tableName(table)
                            .key(request.deleteRequest().key())
                            .build(),
                    layer);
        }
        throw layer.error(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
    }
}
