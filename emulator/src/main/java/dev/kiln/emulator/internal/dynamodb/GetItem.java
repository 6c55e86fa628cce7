package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.message.IoThread;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * Reads an item by its key.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html">AWS: GetItem</a>
 */
final class GetItem implements Operation.Direct<GetItemRequest, GetItemResponse> {
    private final Reads reads;
    private final Items items;

    GetItem(Reads reads, Items items) {
        this.reads = reads;
        this.items = items;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public GetItemResponse run(GetItemRequest request, CallContext call) {
        Reads.KeyRead read = reads.get(request, Layers.of(GetItem.class), call);
        Map<String, AttributeValue> item = items.get(read.schema(), read.key());
        int size = ItemSize.of(item);
        if (size > IoThread.BRIEF_BYTES) {
            IoThread.leaveIfAttempted();
        }
        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        Throttling throttling = items.throttling();
        Bill bill = throttling.read(
                read.schema(), throttling.bill(request.returnConsumedCapacity()).read(null, size, consistent));
        GetItemResponse.Builder response = GetItemResponse.builder().consumedCapacity(bill.shown(request.tableName()));
        if (item != null) {
            response.item(read.projected(item));
        }
        return response.build();
    }
}
