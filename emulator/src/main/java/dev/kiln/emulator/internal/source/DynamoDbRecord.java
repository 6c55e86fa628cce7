package dev.kiln.emulator.internal.source;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Records of DynamoDB's streams in the form that Lambda gives them. */
final class DynamoDbRecord {
    private DynamoDbRecord() {}

    static StreamRecord of(Record record, String streamArn) {
        software.amazon.awssdk.services.dynamodb.model.StreamRecord change = record.dynamodb();
        Instant arrived = Objects.requireNonNull(change.approximateCreationDateTime(), "always given");
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("eventID", record.eventID());
        tree.put("eventName", record.eventNameAsString());
        tree.put("eventVersion", record.eventVersion());
        tree.put("eventSource", record.eventSource());
        tree.put("awsRegion", record.awsRegion());
        tree.put("dynamodb", change(change, arrived));
        if (record.userIdentity() != null) {
            Map<String, @Nullable Object> identity = new LinkedHashMap<>();
            identity.put("principalId", record.userIdentity().principalId());
            identity.put("type", record.userIdentity().type());
            tree.put("userIdentity", identity);
        }
        tree.put("eventSourceARN", streamArn);
        return StreamRecord.of(change.sequenceNumber(), arrived, change.keys(), tree);
    }

    private static Map<String, @Nullable Object> change(
            software.amazon.awssdk.services.dynamodb.model.StreamRecord change, Instant arrived) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("ApproximateCreationDateTime", (double) arrived.getEpochSecond()); // 1.7E9, as on AWS
        tree.put("Keys", item(change.keys()));
        if (change.hasNewImage()) {
            tree.put("NewImage", item(change.newImage()));
        }
        if (change.hasOldImage()) {
            tree.put("OldImage", item(change.oldImage()));
        }
        tree.put("SequenceNumber", change.sequenceNumber());
        tree.put("SizeBytes", change.sizeBytes());
        tree.put("StreamViewType", change.streamViewTypeAsString());
        return tree;
    }

    private static Map<String, @Nullable Object> item(Map<String, AttributeValue> item) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        item.forEach((name, value) -> tree.put(name, value(value)));
        return tree;
    }

    private static Map<String, @Nullable Object> value(AttributeValue value) {
        Object content = switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case B -> base64(value.b());
            case SS -> value.ss();
            case NS -> value.ns();
            case BS -> value.bs().stream().map(DynamoDbRecord::base64).toList();
            case M -> item(value.m());
            case L -> value.l().stream().map(DynamoDbRecord::value).toList();
            case BOOL -> value.bool();
            case NUL -> true;
            case UNKNOWN_TO_SDK_VERSION -> List.of();
        };
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put(value.type() == AttributeValue.Type.NUL ? "NULL" : value.type().name(), content);
        return tree;
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
