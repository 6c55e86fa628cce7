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
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
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

    private record Planned(WriteRequest request, ItemWrite write) {}

    /** The writes of one table, what was not let through, and what they cost. */
    private record Written(List<ItemWrite> writes, List<WriteRequest> left, Bill bill) {}

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
        Map<String, List<Planned>> plan = new LinkedHashMap<>();
        Set<Key> seen = new HashSet<>();
        drafts.forEach((table, all) -> {
            Schema schema = catalog.schema(table, call);
            List<Planned> planned = new ArrayList<>();
            for (Drafted one : all) {
                if (one.request().putRequest() != null) {
                    schema.checkKeyIn(one.request().putRequest().item());
                }
                ItemWrite write = one.draft().on(schema);
                if (!seen.add(Items.key(schema, null, write.key()))) {
                    throw layer.error("Provided list of item keys contains duplicates");
                }
                planned.add(new Planned(one.request(), write));
            }
            plan.put(table, planned);
        });
        return written(request, plan);
    }

    private BatchWriteItemResponse written(BatchWriteItemRequest request, Map<String, List<Planned>> plan) {
        Map<String, Written> written = items.atomically(() -> write(request.returnConsumedCapacity(), plan));
        List<ConsumedCapacity> consumed = new ArrayList<>();
        Map<String, List<ItemCollectionMetrics>> metrics = new LinkedHashMap<>();
        Map<String, List<WriteRequest>> left = new LinkedHashMap<>();
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
            if (!done.left().isEmpty()) {
                left.put(table, done.left());
            }
        });
        return BatchWriteItemResponse.builder()
                .unprocessedItems(left)
                .consumedCapacity(consumed.isEmpty() ? null : consumed)
                .itemCollectionMetrics(metrics.isEmpty() ? null : metrics)
                .build();
    }

    /** Writes what the tables' rates let through; if that is nothing, the batch is refused. Called atomically. */
    private Map<String, Written> write(@Nullable ReturnConsumedCapacity wanted, Map<String, List<Planned>> plan) {
        Map<String, Written> written = new LinkedHashMap<>();
        AwsServiceException refusal = null;
        for (Map.Entry<String, List<Planned>> table : plan.entrySet()) {
            Written done = new Written(new ArrayList<>(), new ArrayList<>(), Bill.plain(wanted));
            for (Planned one : table.getValue()) {
                try {
                    done.bill().write(one.write().schema(), one.write().run(items));
                    done.writes().add(one.write());
                } catch (ProvisionedThroughputExceededException | ThrottlingException throttled) {
                    refusal = throttled;
                    done.left().add(one.request());
                }
            }
            written.put(table.getKey(), done);
        }
        if (refusal != null
                && written.values().stream().allMatch(done -> done.writes().isEmpty())) {
            throw refusal;
        }
        return written;
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
