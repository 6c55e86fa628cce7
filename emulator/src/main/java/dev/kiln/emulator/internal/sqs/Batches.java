package dev.kiln.emulator.internal.sqs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What the three batch operations share. */
final class Batches {
    private static final int MOST_ENTRIES = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private Batches() {}

    /** Refuses a batch as a whole. */
    static <E> void check(List<E> entries, Function<E, @Nullable String> id, String entryName) {
        if (entries.isEmpty()) {
            throw SqsErrors.emptyBatch(entryName);
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SqsErrors.tooManyEntries(entries.size());
        }
        Set<String> seen = new HashSet<>();
        for (E entry : entries) {
            String given = id.apply(entry);
            if (given == null || !ID.matcher(given).matches()) {
                throw SqsErrors.batchEntryId();
            }
            if (!seen.add(given)) {
                throw SqsErrors.idsNotDistinct(given);
            }
        }
    }

    /**
     * What became of the entries of a batch; null where AWS leaves an empty list out.
     *
     * @param successful results of the entries that were not refused
     */
    record Outcome<R>(
            @Nullable List<R> successful, @Nullable List<BatchResultErrorEntry> failed) {}

    /** Does the same for each entry; one that is refused does not keep the others. */
    static <E, R> Outcome<R> each(List<E> entries, Function<E, String> id, Function<E, R> action) {
        List<R> done = new ArrayList<>();
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (E entry : entries) {
            try {
                done.add(action.apply(entry));
            } catch (SqsException refused) {
                failed.add(failed(id.apply(entry), refused));
            }
        }
        return new Outcome<>(done.isEmpty() ? null : done, failed.isEmpty() ? null : failed);
    }

    /** The result of an entry that was refused alone; its codes are those of the older protocol. */
    static BatchResultErrorEntry failed(String id, SqsException refused) {
        AwsErrorDetails details = refused.awsErrorDetails();
        String query = SqsErrors.STYLE.queryCodeOf(details.errorCode());
        return BatchResultErrorEntry.builder()
                .id(id)
                .senderFault(true)
                .code(query == null ? details.errorCode() : query)
                .message(details.errorMessage())
                .build();
    }
}
