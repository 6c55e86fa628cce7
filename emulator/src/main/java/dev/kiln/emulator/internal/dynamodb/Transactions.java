package dev.kiln.emulator.internal.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;

/** Writes that happen all or not at all. */
final class Transactions {
    private static final CancellationReason NONE =
            CancellationReason.builder().code("None").build();

    private final Items items;

    Transactions(Items items) {
        this.items = items;
    }

    /**
     * Runs writes together, or fails with a reason for each.
     *
     * @return what became of each item
     */
    List<ItemWrite.Outcome> run(List<ItemWrite> writes) {
        Set<Object> seen = new HashSet<>();
        for (ItemWrite write : writes) {
            if (!seen.add(Items.key(write.schema(), null, write.key()))) {
                throw DynamoDbErrors.validation("Transaction request cannot include multiple operations on one item");
            }
        }
        return items.atomically(() -> {
            List<@Nullable Map<String, AttributeValue>> before = new ArrayList<>();
            writes.forEach(write -> before.add(items.get(write.schema(), write.key())));
            refuseFailedConditions(writes, before);
            List<ItemWrite.Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < writes.size(); i++) {
                outcomes.add(new ItemWrite.Outcome(before.get(i), after(writes, i, before.get(i))));
            }
            for (int i = 0; i < writes.size(); i++) {
                items.replace(
                        writes.get(i).schema(),
                        outcomes.get(i).before(),
                        outcomes.get(i).after());
            }
            return outcomes;
        });
    }

    private static void refuseFailedConditions(
            List<ItemWrite> writes, List<@Nullable Map<String, AttributeValue>> before) {
        List<CancellationReason> reasons = new ArrayList<>();
        boolean failed = false;
        for (int i = 0; i < writes.size(); i++) {
            ItemWrite write = writes.get(i);
            if (write.allows(before.get(i))) {
                reasons.add(NONE);
            } else {
                failed = true;
                CancellationReason.Builder reason = CancellationReason.builder()
                        .code("ConditionalCheckFailed")
                        .message("The conditional request failed");
                if (write.showsItem() && before.get(i) != null) {
                    reason.item(before.get(i));
                }
                reasons.add(reason.build());
            }
        }
        if (failed) {
            throw DynamoDbErrors.cancelled(reasons);
        }
    }

    /** Returns an item after its write; what is wrong with it cancels the transaction. */
    private static @Nullable Map<String, AttributeValue> after(
            List<ItemWrite> writes, int place, @Nullable Map<String, AttributeValue> before) {
        try {
            return writes.get(place).checked(writes.get(place).change().after(before));
        } catch (AwsServiceException invalid) {
            throw validationError(writes.size(), place, invalid);
        }
    }

    /** Returns the cancellation for what is wrong with one of several writes. */
    static AwsServiceException validationError(int writes, int place, AwsServiceException invalid) {
        List<CancellationReason> reasons = new ArrayList<>();
        for (int i = 0; i < writes; i++) {
            reasons.add(
                    i == place
                            ? CancellationReason.builder()
                                    .code("ValidationError")
                                    .message(invalid.awsErrorDetails().errorMessage())
                                    .build()
                            : NONE);
        }
        return DynamoDbErrors.cancelled(reasons);
    }
}
