package dev.kiln.emulator.internal.dynamodb;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;

/** What a write answers of the item collection it was in: all items, of a table with local indexes, under one partition key. */
final class ItemCollections {
    /** AWS estimates in whole gigabytes; a collection here is in the first. */
    private static final List<Double> FIRST_GIGABYTE = List.of(0.0, 1.0);

    private ItemCollections() {}

    /** Returns the metrics of several writes, one for each collection. */
    static List<ItemCollectionMetrics> all(@Nullable ReturnItemCollectionMetrics wanted, List<ItemWrite> writes) {
        Set<ItemCollectionMetrics> metrics = new LinkedHashSet<>();
        for (ItemWrite write : writes) {
            ItemCollectionMetrics one = shown(wanted, write);
            if (one != null) {
                metrics.add(one);
            }
        }
        return List.copyOf(metrics);
    }

    /** Returns the metrics, null if nobody asked or the table has no local index. */
    static @Nullable ItemCollectionMetrics shown(@Nullable ReturnItemCollectionMetrics wanted, ItemWrite write) {
        Schema schema = write.schema();
        if (wanted != ReturnItemCollectionMetrics.SIZE
                || schema.indexes().stream().allMatch(Schema.Index::global)) {
            return null;
        }
        String hash = schema.keys().hash().get(0).name();
        AttributeValue value = write.key().get(hash);
        return ItemCollectionMetrics.builder()
                .itemCollectionKey(value == null ? Map.of() : Map.of(hash, value))
                .sizeEstimateRangeGB(FIRST_GIGABYTE)
                .build();
    }
}
