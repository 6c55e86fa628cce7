package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.Projection;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.message.IoThread;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * One page of a query or a scan: up to 1 MB of items read, before filter and projection.
 *
 * @param items what passed the filter, projected
 * @param read how many items were read
 * @param last the key to go on after; null at the end
 * @param bill what that cost: of the index, and of the table for what a local index does not have
 */
record Page(
        List<Map<String, AttributeValue>> items,
        int read,
        @Nullable Map<String, AttributeValue> last,
        Bill bill) {
    private static final int MOST_BYTES = 1 << 20;

    /**
     * What to read.
     *
     * @param index the index that is read, or null
     * @param ranges the stretches of keys that are read, one after the other
     * @param fetches whether attributes that a local index does not have are taken from the table
     * @param filtersCopies whether the filter sees only what the index has, though more is fetched
     */
    record Plan(
            Schema schema,
            Schema.@Nullable Index index,
            List<KeyRange> ranges,
            boolean forward,
            int limit,
            boolean fetches,
            boolean filtersCopies,
            @Nullable Condition filter,
            @Nullable Projection projection) {
        Plan(
                Schema schema,
                Schema.@Nullable Index index,
                KeyRange range,
                boolean forward,
                int limit,
                boolean fetches,
                @Nullable Condition filter,
                @Nullable Projection projection) {
            this(schema, index, List.of(range), forward, limit, fetches, false, filter, projection);
        }

        /** Returns a plan that reads other stretches. */
        Plan over(List<KeyRange> others) {
            return new Plan(schema, index, others, forward, limit, fetches, filtersCopies, filter, projection);
        }
    }

    /**
     * Reads a page.
     *
     * @param wanted the capacity that the request asked for
     */
    static Page read(Items items, Plan plan, boolean consistent, @Nullable ReturnConsumedCapacity wanted) {
        Bill bill = items.throttling().bill(wanted);
        boolean metered = bill.reckons();
        List<Integer> fetched = new ArrayList<>();
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        int read = 0;
        long bytes = 0;
        int page = 0;
        Iterator<Row<Items.Item>> rows = rows(items, plan);
        Map<String, AttributeValue> last = null;
        while (rows.hasNext()) {
            Map<String, AttributeValue> item = rows.next().value().attributes();
            read++;
            bytes += metered ? ItemSize.of(item) : 0;
            page += ItemSize.ofPage(item, plan.schema().rangeName());
            Map<String, AttributeValue> whole = plan.fetches() ? fetched(items, plan.schema(), item, fetched) : item;
            if (plan.filter() == null || plan.filter().matches(plan.filtersCopies() ? item : whole)) {
                found.add(plan.projection() == null ? whole : plan.projection().of(whole));
            }
            if (page > IoThread.BRIEF_BYTES) {
                IoThread.leaveIfAttempted();
            }
            if (read == plan.limit() || page > MOST_BYTES) {
                // reaching the limit is an end that the next page finds to be one
                last = read == plan.limit() || rows.hasNext() ? keyOf(plan, item) : null;
                break;
            }
        }
        bill.read(plan.index(), bytes, consistent);
        fetched.forEach(size -> bill.read(null, size, consistent));
        return new Page(found, read, last, items.throttling().read(plan.schema(), bill));
    }

    private static Iterator<Row<Items.Item>> rows(Items items, Plan plan) {
        Iterator<KeyRange> ranges = plan.ranges().iterator();
        Iterator<Row<Items.Item>> first =
                items.scan(plan.index(), ranges.next(), plan.forward()).iterator();
        return plan.ranges().size() == 1
                ? first
                : new Iterator<>() {
                    private Iterator<Row<Items.Item>> rows = first;

                    @Override
                    public boolean hasNext() {
                        while (!rows.hasNext() && ranges.hasNext()) {
                            rows = items.scan(plan.index(), ranges.next(), plan.forward())
                                    .iterator();
                        }
                        return rows.hasNext();
                    }

                    @Override
                    public Row<Items.Item> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return rows.next();
                    }
                };
    }

    private static Map<String, AttributeValue> fetched(
            Items items, Schema schema, Map<String, AttributeValue> copy, List<Integer> sizes) {
        Map<String, AttributeValue> item = items.get(schema, copy);
        Map<String, AttributeValue> whole = item == null ? copy : item;
        sizes.add(ItemSize.of(whole));
        return whole;
    }

    private static Map<String, AttributeValue> keyOf(Plan plan, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> key = new LinkedHashMap<>(plan.schema().keyOf(item));
        if (plan.index() != null) {
            plan.index().keys().names().forEach(name -> key.put(name, item.get(name)));
        }
        return key;
    }
}
