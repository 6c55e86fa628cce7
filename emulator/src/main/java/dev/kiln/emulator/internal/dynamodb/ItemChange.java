package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Identity;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * A change of an item, as a stream keeps it.
 *
 * @param before the item before, if there was one and the stream shows it
 * @param after the item after, if there is one and the stream shows it
 * @param expired whether the item was removed because its time was over
 */
record ItemChange(
        long millis,
        OperationType kind,
        Map<String, AttributeValue> key,
        @Nullable Map<String, AttributeValue> before,
        @Nullable Map<String, AttributeValue> after,
        boolean expired) {
    private static final Identity TIME = Identity.builder()
            .type("Service")
            .principalId("dynamodb.amazonaws.com")
            .build();

    static ItemChange of(
            StreamViewType view,
            Schema schema,
            @Nullable Map<String, AttributeValue> before,
            @Nullable Map<String, AttributeValue> after,
            boolean expired,
            long millis) {
        Map<String, AttributeValue> either = after == null ? before : after;
        if (either == null) {
            throw new IllegalStateException("nothing became nothing");
        }
        boolean both = view == StreamViewType.NEW_AND_OLD_IMAGES;
        return new ItemChange(
                millis,
                before == null ? OperationType.INSERT : after == null ? OperationType.REMOVE : OperationType.MODIFY,
                schema.keyOf(either),
                both || view == StreamViewType.OLD_IMAGE ? before : null,
                both || view == StreamViewType.NEW_IMAGE ? after : null,
                expired);
    }

    /** Returns its size as AWS counts it: the key, and the images that are shown. */
    long size() {
        return (long) ItemSize.of(key)
                + (before == null ? 0 : ItemSize.of(before))
                + (after == null ? 0 : ItemSize.of(after));
    }

    Record shown(StreamState stream, String sequenceNumber) {
        StreamRecord.Builder content = StreamRecord.builder()
                .approximateCreationDateTime(Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS))
                .keys(key)
                .sequenceNumber(sequenceNumber)
                .sizeBytes(size())
                .streamViewType(stream.view());
        if (before != null) {
            content.oldImage(before);
        }
        if (after != null) {
            content.newImage(after);
        }
        String id = stream.arn() + sequenceNumber;
        Record.Builder shown = Record.builder()
                .eventID(UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", ""))
                .eventName(kind)
                .eventVersion("1.1")
                .eventSource("aws:dynamodb")
                .awsRegion(stream.region())
                .dynamodb(content.build());
        return expired ? shown.userIdentity(TIME).build() : shown.build();
    }
}
