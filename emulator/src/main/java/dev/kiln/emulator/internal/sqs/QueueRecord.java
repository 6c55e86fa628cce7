package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.store.Key;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue.
 *
 * @param attributes those that were set, by AWS's names
 * @param created in seconds, as AWS tells it
 * @param modified in seconds
 * @param purgedMillis when it was purged last; 0 where never
 */
record QueueRecord(
        String account,
        String region,
        String name,
        Map<String, String> attributes,
        Map<String, String> tags,
        long created,
        long modified,
        long purgedMillis) {
    QueueRecord {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }

    QueueName queueName() {
        return new QueueName(account, region, name);
    }

    Key key() {
        return queueName().key();
    }

    boolean fifo() {
        return name.endsWith(QueueAttributes.FIFO_SUFFIX);
    }

    int number(String attribute) {
        String set = attributes.get(attribute);
        return set == null ? QueueAttributes.usual(attribute) : Integer.parseInt(set);
    }

    boolean flag(String attribute) {
        return "true".equals(attributes.get(attribute));
    }

    long retentionMillis() {
        return 1000L * number("MessageRetentionPeriod");
    }

    @Nullable
    RedrivePolicy redrivePolicy() {
        String policy = attributes.get("RedrivePolicy");
        return policy == null ? null : RedrivePolicy.of(policy);
    }

    QueueRecord withAttributes(Map<String, String> changed, long nowSeconds) {
        return new QueueRecord(account, region, name, changed, tags, created, nowSeconds, purgedMillis);
    }

    QueueRecord withTags(Map<String, String> changed) {
        return new QueueRecord(account, region, name, attributes, changed, created, modified, purgedMillis);
    }

    QueueRecord purgedAt(long millis) {
        return new QueueRecord(account, region, name, attributes, tags, created, modified, millis);
    }
}
