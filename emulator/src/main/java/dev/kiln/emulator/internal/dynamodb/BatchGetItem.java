package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;

/**
 * Reads up to 100 items by their keys, up to 16 MB of them.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">AWS: BatchGetItem</a>
 */
final class BatchGetItem implements Operation.Direct<BatchGetItemRequest, BatchGetItemResponse> {
    private static final int MOST_KEYS = 100;
    private static final long MOST_BYTES = 16L << 20;

    private final Catalog catalog;
    private final Reads reads;
    private final Items items;

    BatchGetItem(Catalog catalog, Reads reads, Items items) {
        this.catalog = catalog;
        this.reads = reads;
        this.items = items;
    }

    @Override
    public BatchGetItemResponse run(BatchGetItemRequest request, CallContext call) {
        RequestLayer layer = Layers.of(BatchGetItem.class);
        int keys = request.requestItems().values().stream()
                .mapToInt(wanted -> wanted.keys().size())
                .sum();
        if (keys > MOST_KEYS) {
            throw layer.error("Too many items requested for the BatchGetItem call");
        }
        boolean projects =
                request.requestItems().values().stream().anyMatch(wanted -> wanted.projectionExpression() != null);
        if (projects && request.requestItems().values().stream().anyMatch(KeysAndAttributes::hasAttributesToGet)) {
            throw layer.error("Can not use both expression and non-expression parameters in the same request:"
                    + " Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}");
        }
        Map<String, List<Reads.Draft>> drafts = new LinkedHashMap<>();
        request.requestItems().forEach((table, wanted) -> drafts.put(table, drafts(table, wanted, layer)));
        Map<String, List<Reads.KeyRead>> plan = new LinkedHashMap<>();
        drafts.forEach((table, all) -> {
            Schema schema = catalog.schema(table, call);
            plan.put(table, all.stream().map(draft -> draft.fit().apply(schema)).toList());
        });
        return read(request, plan);
    }

    private BatchGetItemResponse read(BatchGetItemRequest request, Map<String, List<Reads.KeyRead>> plan) {
        Map<String, List<Map<String, AttributeValue>>> found = new LinkedHashMap<>();
        Map<String, KeysAndAttributes> left = new LinkedHashMap<>();
        List<ConsumedCapacity> consumed = new ArrayList<>();
        Batch batch = new Batch();
        for (Map.Entry<String, List<Reads.KeyRead>> table : plan.entrySet()) {
            KeysAndAttributes wanted = request.requestItems().get(table.getKey());
            boolean consistent = wanted != null && Boolean.TRUE.equals(wanted.consistentRead());
            List<Map<String, AttributeValue>> answered = new ArrayList<>();
            List<Map<String, AttributeValue>> unread = new ArrayList<>();
            Bill bill = Bill.plain(request.returnConsumedCapacity());
            for (Reads.KeyRead read : table.getValue()) {
                Map<String, AttributeValue> item = items.get(read.schema(), read.key());
                int size = ItemSize.of(item);
                if (!batch.takes(read.schema(), size, consistent)) {
                    unread.add(read.key());
                    continue;
                }
                bill.read(null, size, consistent);
                if (item != null) {
                    answered.add(read.projected(item));
                }
            }
            found.put(table.getKey(), answered);
            if (!unread.isEmpty() && wanted != null) {
                left.put(table.getKey(), wanted.toBuilder().keys(unread).build());
            }
            ConsumedCapacity capacity = bill.shown(table.getKey());
            if (capacity != null) {
                consumed.add(capacity);
            }
        }
        batch.refuseIfEmpty();
        return BatchGetItemResponse.builder()
                .responses(found)
                .unprocessedKeys(left)
                .consumedCapacity(consumed.isEmpty() ? null : consumed)
                .build();
    }

    /** How much of a batch is read: as much as may be answered, and as the tables' rates let through. */
    private final class Batch {
        private long bytes;
        private boolean began;
        private @Nullable AwsServiceException refusal;

        boolean takes(Schema schema, int size, boolean consistent) {
            if (bytes + size > MOST_BYTES) {
                return false;
            }
            try {
                Throttling throttling = items.throttling();
                throttling.read(schema, throttling.bill(null).read(null, size, consistent));
            } catch (ProvisionedThroughputExceededException | ThrottlingException throttled) {
                refusal = throttled;
                return false;
            }
            began = true;
            bytes += size;
            return true;
        }

        /** A batch of which nothing is let through is refused. */
        void refuseIfEmpty() {
            if (refusal != null && !began) {
                throw refusal;
            }
        }
    }

    private List<Reads.Draft> drafts(String table, KeysAndAttributes wanted, RequestLayer layer) {
        Set<Map<String, AttributeValue>> seen = new HashSet<>();
        List<Reads.Draft> plan = new ArrayList<>();
        for (Map<String, AttributeValue> key : wanted.keys()) {
            GetItemRequest.Builder get = GetItemRequest.builder()
                    .tableName(table)
                    .key(key)
                    .projectionExpression(wanted.projectionExpression());
            if (wanted.hasAttributesToGet()) {
                get.attributesToGet(wanted.attributesToGet());
            }
            if (wanted.hasExpressionAttributeNames()) {
                get.expressionAttributeNames(wanted.expressionAttributeNames());
            }
            Reads.Draft read = reads.get(get.build(), layer);
            if (!seen.add(key)) {
                throw layer.error("Provided list of item keys contains duplicates");
            }
            plan.add(read);
        }
        return plan;
    }
}
