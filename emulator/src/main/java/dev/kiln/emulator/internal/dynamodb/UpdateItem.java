package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.dynamodb.expression.Update;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Changes attributes of an item, which is made if need be.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html">AWS: UpdateItem</a>
 */
final class UpdateItem implements Operation.Direct<UpdateItemRequest, UpdateItemResponse> {
    private final Writes writes;
    private final Items items;

    UpdateItem(Writes writes, Items items) {
        this.writes = writes;
        this.items = items;
    }

    @Override
    public boolean brief() {
        return true;
    }

    @Override
    public UpdateItemResponse run(UpdateItemRequest request, CallContext call) {
        Writes.Updating updating = writes.update(request, Layers.of(UpdateItem.class), call);
        ItemWrite.Outcome outcome = items.atomically(() -> updating.write().run(items));
        UpdateItemResponse.Builder response = UpdateItemResponse.builder()
                .consumedCapacity(Bill.plain(request.returnConsumedCapacity())
                        .write(updating.write().schema(), outcome)
                        .shown(request.tableName()))
                .itemCollectionMetrics(ItemCollections.shown(request.returnItemCollectionMetrics(), updating.write()));
        Map<String, AttributeValue> attributes = answered(request.returnValues(), updating.update(), outcome);
        if (attributes != null && !attributes.isEmpty()) {
            response.attributes(attributes);
        }
        return response.build();
    }

    static @Nullable Map<String, AttributeValue> answered(
            @Nullable ReturnValue wanted, Update update, ItemWrite.Outcome outcome) {
        Map<String, AttributeValue> before = outcome.before() == null ? Map.of() : outcome.before();
        Map<String, AttributeValue> after = outcome.after() == null ? Map.of() : outcome.after();
        return switch (wanted == null ? ReturnValue.NONE : wanted) {
            case ALL_OLD -> before;
            case ALL_NEW -> after;
            case UPDATED_OLD -> update.touched(before);
            case UPDATED_NEW -> update.touched(after);
            default -> null;
        };
    }
}
