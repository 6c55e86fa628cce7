package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a batch a function reports as failed.
 *
 * @param all whether the whole batch counts as failed
 * @param ids the identifiers of the failed items otherwise
 */
record BatchFailures(boolean all, Set<String> ids) {
    static final BatchFailures NONE = new BatchFailures(false, Set.of());
    private static final BatchFailures ALL = new BatchFailures(true, Set.of());

    /**
     * Reads a function's response as AWS does: nothing, in whatever form, is success; whatever is not understood fails the batch.
     *
     * @param batch the identifiers of the items that the function got
     */
    static BatchFailures read(String response, Set<String> batch) {
        if (response.isBlank()) {
            return NONE;
        }
        if (!(Json.parse(response) instanceof Json.Parsed.Value parsed)) {
            return ALL;
        }
        Map<String, @Nullable Object> object = Json.asObject(parsed.value());
        if (object == null) {
            boolean nothing = parsed.value() == null
                    || parsed.value().equals("")
                    || (parsed.value() instanceof List<?> list && list.isEmpty());
            return nothing ? NONE : ALL;
        }
        Object failures = object.get("batchItemFailures");
        if (failures == null) {
            return NONE;
        }
        return failures instanceof List<?> items ? items(items, batch) : ALL;
    }

    private static BatchFailures items(List<?> items, Set<String> batch) {
        Set<String> ids = new HashSet<>();
        for (Object item : items) {
            Map<String, @Nullable Object> failure = Json.asObject(item);
            Object id = failure == null ? null : failure.get("itemIdentifier");
            if (!(id instanceof String text) || !batch.contains(text)) {
                return ALL;
            }
            ids.add(text);
        }
        return new BatchFailures(false, ids);
    }
}
