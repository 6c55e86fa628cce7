package dev.kiln.emulator.internal.source;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Records of a shard that go to the function together; none at the end of a tumbling window.
 *
 * @param through the sequence number that is done when the batch is; filtered records may lie behind the batch's last one
 * @param failures how often the function failed on it
 */
record StreamBatch(List<StreamRecord> records, String through, int failures) {
    StreamBatch {
        records = List.copyOf(records);
    }

    /** What follows the last batch of a tumbling window. */
    static StreamBatch end(String through) {
        return new StreamBatch(List.of(), through, 0);
    }

    boolean isEnd() {
        return records.isEmpty();
    }

    String payload() {
        return records.stream().map(StreamRecord::json).collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    StreamRecord first() {
        return records.get(0);
    }

    StreamRecord last() {
        return records.get(records.size() - 1);
    }

    StreamBatch failedAgain() {
        return new StreamBatch(records, through, failures + 1);
    }

    StreamBatch anew() {
        return new StreamBatch(records, through, 0);
    }

    /** The records before an index. */
    StreamBatch head(int end) {
        List<StreamRecord> part = records.subList(0, end);
        return new StreamBatch(part, part.get(part.size() - 1).sequenceNumber(), failures);
    }

    /** The records from an index on. */
    StreamBatch tail(int start) {
        return new StreamBatch(records.subList(start, records.size()), through, failures);
    }

    /** How many of its first records came before an instant. */
    int olderThan(Instant instant) {
        int count = 0;
        while (count < records.size() && records.get(count).arrived().isBefore(instant)) {
            count++;
        }
        return count;
    }

    /** The index of the first record that failed; that of none is the number of records. */
    int firstFailed(BatchFailures failed) {
        int index = 0;
        while (!failed.all()
                && index < records.size()
                && !failed.ids().contains(records.get(index).sequenceNumber())) {
            index++;
        }
        return index;
    }
}
