package dev.kiln.emulator.internal.dynamodb;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.UpdateGlobalSecondaryIndexAction;

/** Which updates of global indexes make sense, whatever the table is like. */
final class IndexRules {
    private IndexRules() {}

    static void check(List<GlobalSecondaryIndexUpdate> updates) {
        Set<String> names = new HashSet<>();
        for (GlobalSecondaryIndexUpdate update : updates) {
            String index = name(update);
            if (index == null) {
                throw DynamoDbErrors.invalid(
                        "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                                + " GlobalSecondaryIndexUpdate.Delete must not be null");
            }
            if (actions(update) > 1) {
                throw DynamoDbErrors.invalid(
                        "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object");
            }
            if (!names.add(index)) {
                throw DynamoDbErrors.invalid(
                        "Only one global secondary index update per index is allowed simultaneously. Index: " + index);
            }
            UpdateGlobalSecondaryIndexAction change = update.update();
            if (change != null && change.warmThroughput() != null && !UpdateRules.says(change.warmThroughput())) {
                throw DynamoDbErrors.invalid("WarmThroughput must have at least one of ReadUnitsPerSecond or"
                        + " WriteUnitsPerSecond specified for index: " + index);
            }
        }
    }

    private static @Nullable String name(GlobalSecondaryIndexUpdate update) {
        if (update.create() != null) {
            return update.create().indexName();
        }
        if (update.delete() != null) {
            return update.delete().indexName();
        }
        return update.update() == null ? null : update.update().indexName();
    }

    private static int actions(GlobalSecondaryIndexUpdate update) {
        return (update.create() != null ? 1 : 0)
                + (update.delete() != null ? 1 : 0)
                + (update.update() != null ? 1 : 0);
    }
}
