package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.pattern.EventPattern;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;

/** A mapping's filters: an event passes if it matches one of them, or if there are none. */
record Filters(List<EventPattern> patterns) {
    static Filters of(@Nullable FilterCriteria criteria) {
        return new Filters(
                criteria == null
                        ? List.of()
                        : criteria.filters().stream()
                                .map(Filter::pattern)
                                .map(EventPattern::of)
                                .filter(Objects::nonNull)
                                .toList());
    }

    /**
     * Whether an event passes.
     *
     * @param event as a tree, made only where there is a filter to look at it
     */
    boolean pass(Supplier<?> event) {
        if (patterns.isEmpty()) {
            return true;
        }
        Object tree = event.get();
        return patterns.stream().anyMatch(pattern -> pattern.matches(tree));
    }
}
