package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

/**
 * Deletes an item; one that is not there is no error.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html">AWS: DeleteItem</a>
 */
final class DeleteItem implements Operation.Direct<DeleteItemRequest, DeleteItemResponse> {
    private final Writes writes;
    private final Items items;

    DeleteItem(Writes writes, Items items) {
        this.writes = writes;
        this.items = items;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public DeleteItemResponse run(DeleteItemRequest request, CallContext call) {
        RequestLayer layer = Layers.of(DeleteItem.class);
        boolean returnsOld = Writes.returnsOld(request.returnValues(), request, layer);
        ItemWrite write = writes.delete(request, layer, call);
        ItemWrite.Outcome outcome = items.atomically(() -> write.run(items));
        DeleteItemResponse.Builder response = DeleteItemResponse.builder()
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
