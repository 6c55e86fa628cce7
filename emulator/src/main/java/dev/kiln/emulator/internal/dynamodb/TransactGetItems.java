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
        return answered(request, plan, Transactions.read(items, plan));
    }

    private static TransactGetItemsResponse answered(
            TransactGetItemsRequest request,
            List<Reads.KeyRead> plan,
            List<@Nullable Map<String, AttributeValue>> found) {
        List<ItemResponse> responses = new ArrayList<>();
        Map<String, Bill> bills = new LinkedHashMap<>();
        for (int i = 0; i < plan.size(); i++) {
            Map<String, AttributeValue> item = found.get(i);
            Map<String, AttributeValue> projected =
                    item == null ? Map.of() : plan.get(i).projected(item);
            responses.add(ItemResponse.builder()
                    .item(projected.isEmpty() ? null : projected)
                    .build());
            bills.computeIfAbsent(
                            request.transactItems().get(i).get().tableName(),
                            table -> Bill.transactRead(request.returnConsumedCapacity()))
                    .read(null, ItemSize.of(item), true);
        }
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(Transactions.shown(bills))
                .build();
    }
}
