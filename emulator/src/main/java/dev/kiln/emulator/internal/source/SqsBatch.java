package dev.kiln.emulator.internal.source;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages that go to the function together.
 *
 * @param received when the first of them was
 * @param throttled how often it could not be sent
 */
record SqsBatch(List<SqsRecord> records, Instant received, int throttled) {
    SqsBatch {
        records = List.copyOf(records);
    }

    String payload() {
        return records.stream().map(SqsRecord::json).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    /** The trace that the invocation goes on with: that of the first message which has one. */
    @Nullable
    String trace() {
        return records.stream()
                .map(SqsRecord::trace)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    SqsBatch throttledAgain() {
        return new SqsBatch(records, received, throttled + 1);
    }

    Set<String> ids() {
        return records.stream().map(SqsRecord::id).collect(Collectors.toSet());
    }

    /** What may be deleted: all that did not fail; of an ordered group, nothing that comes after a failed message. */
    List<SqsRecord> done(BatchFailures failures) {
        if (failures.all()) {
            return List.of();
        }
        Set<String> brokenGroups = new HashSet<>();
        return records.stream()
                .filter(record -> {
                    String group = record.orderedGroup();
                    boolean failed = failures.ids().contains(record.id());
                    if (failed && group != null) {
                        brokenGroups.add(group);
                    }
                    return !failed && (group == null || !brokenGroups.contains(group));
                })
                .toList();
    }
}
