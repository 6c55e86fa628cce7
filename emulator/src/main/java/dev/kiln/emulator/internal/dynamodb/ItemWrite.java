package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A write of one item that has been checked as far as possible without the item.
 *
 * @param condition what the item must satisfy before; null for nothing
 * @param showsItem whether a failed condition answers the item
 */
record ItemWrite(
        Schema schema,
        Map<String, AttributeValue> key,
        @Nullable Condition condition,
        boolean showsItem,
        Change change) {
    static final String TOO_LARGE = "Item size to update has exceeded the maximum allowed size";

    /** What becomes of the item; null stands for none on both sides. */
    interface Change {
        @Nullable
        Map<String, AttributeValue> after(@Nullable Map<String, AttributeValue> before);
    }

    /** The item before and after a write. */
    record Outcome(
            @Nullable Map<String, AttributeValue> before,
            @Nullable Map<String, AttributeValue> after) {}

    /** Writes the item. Called atomically. */
    Outcome run(Items items) {
        Map<String, AttributeValue> before = items.get(schema, key);
        if (!allows(before)) {
            items.throttling().write(Bill.Kind.PLAIN, schema, new Outcome(before, before)); // it costs all the same
            throw DynamoDbErrors.conditionFailed(showsItem ? before : null);
        }
        Outcome outcome = new Outcome(before, checked(before, change.after(before)));
        items.throttling().write(Bill.Kind.PLAIN, schema, outcome);
        items.replace(schema, outcome.before(), outcome.after());
        return outcome;
    }

    boolean allows(@Nullable Map<String, AttributeValue> before) {
        return condition == null || condition.matches(before == null ? Map.of() : before);
    }

    /** Refuses what an update made of an item if it cannot be stored. */
    @Nullable
    Map<String, AttributeValue> checked(
            @Nullable Map<String, AttributeValue> before, @Nullable Map<String, AttributeValue> after) {
        if (after != null) {
            if (ItemSize.of(after) > ItemSize.MOST) {
                throw DynamoDbErrors.validation(TOO_LARGE);
            }
            schema.checkUpdated(before, after);
            schema.checkIndexKeys(after);
        }
        return after;
    }
}
