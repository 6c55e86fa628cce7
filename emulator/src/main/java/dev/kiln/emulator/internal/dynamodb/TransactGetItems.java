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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/**
 * Reads up to 100 items as they are at one moment.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html">AWS:
 *     TransactGetItems</a>
 */
final class TransactGetItems implements Operation.Direct<TransactGetItemsRequest, TransactGetItemsResponse> {
    private final Reads reads;
    private final Items items;

    TransactGetItems(Reads reads, Items items) {
        this.reads = reads;
        this.items = items;
    }

    @Override
    public TransactGetItemsResponse run(TransactGetItemsRequest request, CallContext call) {
        RequestLayer layer = Layers.of(TransactGetItems.class);
        List<Reads.Draft> drafts = new ArrayList<>();
        for (TransactGetItem item : request.transactItems()) {
            Get get = item.get();
            GetItemRequest.Builder single = GetItemRequest.builder()
                    .tableName(get.tableName())
                    .key(get.key())
                    .projectionExpression(get.projectionExpression());
            if (get.hasExpressionAttributeNames()) {
                single.expressionAttributeNames(get.expressionAttributeNames());
            }
            drafts.add(reads.get(single.build(), layer));
        }
        List<Reads.KeyRead> plan = reads.fit(drafts, call);
        Set<Object> seen = new HashSet<>();
        for (Reads.KeyRead read : plan) {
            if (!seen.add(Items.key(read.schema(), null, read.key()))) {
                throw layer.error("Transaction request cannot include multiple operations on one item");
            }
        }
        List<ItemResponse> responses = items.atomically(() -> plan.stream()
                .map(read -> {
                    Map<String, AttributeValue> item = items.get(read.schema(), read.key());
                    return item == null
                            ? ItemResponse.builder().build()
                            : ItemResponse.builder().item(read.projected(item)).build();
                })
                .toList());
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(consumed(request, plan, responses))
                .build();
    }

    private static @Nullable List<ConsumedCapacity> consumed(
            TransactGetItemsRequest request, List<Reads.KeyRead> plan, List<ItemResponse> responses) {
        Map<String, Bill> bills = new LinkedHashMap<>();
        for (int i = 0; i < plan.size(); i++) {
            long size =
                    responses.get(i).hasItem() ? ItemSize.of(responses.get(i).item()) : 0;
            bills.computeIfAbsent(
                            request.transactItems().get(i).get().tableName(),
                            table -> Bill.transactRead(request.returnConsumedCapacity()))
                    .read(null, size, true);
        }
        return Transactions.shown(bills);
    }
}
