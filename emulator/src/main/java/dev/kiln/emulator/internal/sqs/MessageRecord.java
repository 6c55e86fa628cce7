package dev.kiln.emulator.internal.sqs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message in a queue.
 *
 * @param number of this message in its queue, in the order of arrival
 * @param visibleAt when it may be given out, in milliseconds
 * @param inFlight whether it is hidden, or was, because somebody received it
 * @param firstReceived in milliseconds; 0 before the first receive
 * @param sourceArn the queue that a dead letter came from
 * @param digest of the body; null where an earlier version has stored the message
 */
record MessageRecord(
        long number,
        String id,
        String body,
        Map<String, MessageAttributeValue> attributes,
        @Nullable String trace,
        String sender,
        long sent,
        long visibleAt,
        boolean inFlight,
        int receives,
        long firstReceived,
        @Nullable String group,
        @Nullable String deduplicationId,
        @Nullable String sourceArn,
        @Nullable String digest) {

    String bodyDigest() {
        return digest == null ? Digests.body(body) : digest;
    }

    MessageRecord received(long now, long until) {
        return with(sent, until, until > now, receives + 1, firstReceived == 0 ? now : firstReceived);
    }

    MessageRecord visible(boolean flying, long at) {
        return with(sent, at, flying, receives, firstReceived);
    }

    /** As it was before a receive that reached nobody. */
    MessageRecord unreceived(long at) {
        return with(sent, at, false, receives - 1, receives == 1 ? 0 : firstReceived);
    }

    private MessageRecord with(long sentAt, long at, boolean flying, int times, long first) {
        return new MessageRecord(
                number,
                id,
                body,
                attributes,
                trace,
                sender,
                sentAt,
                at,
                flying,
                times,
                first,
                group,
                deduplicationId,
                sourceArn,
                digest);
    }

    /** The same message, as old as it would be had it been sent then. */
    MessageRecord aged(long sentThen) {
        return with(sentThen, visibleAt, inFlight, receives, firstReceived);
    }

    /** The same message in another queue. */
    MessageRecord moved(long newNumber, long at, @Nullable String from) {
        return new MessageRecord(
                newNumber,
                id,
                body,
                attributes,
                trace,
                sender,
                sent,
                at,
                false,
                receives,
                firstReceived,
                group,
                deduplicationId,
                from,
                digest);
    }

    /** The same content as a message that was sent anew. */
    MessageRecord renewed(long newNumber, long now, long at) {
        return new MessageRecord(
                newNumber,
                java.util.UUID.randomUUID().toString(),
                body,
                attributes,
                trace,
                sender,
                now,
                at,
                false,
                0,
                0,
                group,
                deduplicationId,
                null,
                digest);
    }

    /** AWS's twenty digits. */
    static String sequenceNumber(long number) {
        return "1884" + String.format(java.util.Locale.ROOT, "%016d", number * 256);
    }
}
