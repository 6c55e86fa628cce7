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

    private final Writes writes;
    private final Items items;

    BatchWriteItem(Writes writes, Items items) {
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
        Map<String, List<ItemWrite>> plan = new LinkedHashMap<>();
        Set<Key> seen = new HashSet<>();
        request.requestItems().forEach((table, wanted) -> {
            List<ItemWrite> all = new ArrayList<>();
            for (WriteRequest one : wanted) {
                ItemWrite write = write(table, one, layer, call);
                if (!seen.add(Items.key(write.schema(), null, write.key()))) {
                    throw layer.error("Provided list of item keys contains duplicates");
                }
                all.add(write);
            }
            plan.put(table, all);
        });
        List<ConsumedCapacity> consumed = new ArrayList<>();
        plan.forEach((table, all) -> {
            double units = 0;
            for (ItemWrite write : all) {
                ItemWrite.Outcome outcome = items.atomically(() -> write.run(items));
                units += Capacity.write(outcome.before(), outcome.after());
            }
            ConsumedCapacity capacity = Capacity.consumed(request.returnConsumedCapacity(), table, units);
            if (capacity != null) {
                consumed.add(capacity);
            }
        });
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(consumed.isEmpty() ? null : consumed)
                .build();
    }

    private ItemWrite write(String table, WriteRequest request, RequestLayer layer, CallContext call) {
        if (request.putRequest() != null && request.deleteRequest() == null) {
            return writes.put(
                    PutItemRequest.builder()
                            .tableName(table)
                            .item(request.putRequest().item())
                            .build(),
                    layer,
                    call);
        }
        if (request.deleteRequest() != null && request.putRequest() == null) {
            return writes.delete(
                    DeleteItemRequest.builder()
                            .tableName(table)
                            .key(request.deleteRequest().key())
                            .build(),
                    layer,
                    call);
        }
        throw layer.error(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
    }
}
