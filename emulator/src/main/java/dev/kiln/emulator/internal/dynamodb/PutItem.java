package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/**
 * Makes an item, or replaces it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">AWS: PutItem</a>
 */
final class PutItem implements Operation.Direct<PutItemRequest, PutItemResponse> {
    private final Writes writes;
    private final Items items;

    PutItem(Writes writes, Items items) {
        this.writes = writes;
        this.items = items;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public PutItemResponse run(PutItemRequest request, CallContext call) {
        RequestLayer layer = Layers.of(PutItem.class);
        boolean returnsOld = Writes.returnsOld(request.returnValues(), request, layer);
        ItemWrite write = writes.put(request, layer, call);
        ItemWrite.Outcome outcome = items.atomically(() -> write.run(items));
        PutItemResponse.Builder response = PutItemResponse.builder()
                .consumedCapacity(Bill.plain(request.returnConsumedCapacity())
                        .write(write.schema(), outcome)
                        .shown(request.tableName()))
                .itemCollectionMetrics(ItemCollections.shown(request.returnItemCollectionMetrics(), write));
        if (returnsOld && outcome.before() != null) {
            response.attributes(outcome.before());
        }
        return response.build();
    }
}
