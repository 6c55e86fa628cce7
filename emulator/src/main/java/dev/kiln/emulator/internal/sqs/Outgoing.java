package dev.kiln.emulator.internal.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** A message as it was handed in, alone or in a batch. */
record Outgoing(
        @Nullable String body,
        @Nullable Integer delaySeconds,
        Map<String, MessageAttributeValue> attributes,
        Map<String, MessageSystemAttributeValue> systemAttributes,
        @Nullable String group,
        @Nullable String deduplicationId) {

    static Outgoing of(SendMessageRequest request) {
        return new Outgoing(
                request.messageBody(),
                request.delaySeconds(),
                request.messageAttributes(),
                request.messageSystemAttributesAsStrings(),
                request.messageGroupId(),
                request.messageDeduplicationId());
    }

    static Outgoing of(SendMessageBatchRequestEntry entry) {
        return new Outgoing(
                entry.messageBody(),
                entry.delaySeconds(),
                entry.messageAttributes(),
                entry.messageSystemAttributesAsStrings(),
                entry.messageGroupId(),
                entry.messageDeduplicationId());
    }

    /** The trace header that was sent as a system attribute. */
    @Nullable
    String trace() {
        MessageSystemAttributeValue trace = systemAttributes.get("AWSTraceHeader");
        return trace == null ? null : trace.stringValue();
    }

    /** What counts against the limit: body, and name, type and value of the attributes. */
    long bytes() {
        long bytes = body == null ? 0 : utf8(body);
        for (Map.Entry<String, MessageAttributeValue> attribute : attributes.entrySet()) {
            MessageAttributeValue value = attribute.getValue();
            bytes += utf8(attribute.getKey());
            bytes += value.dataType() == null ? 0 : utf8(value.dataType());
            bytes += value.stringValue() == null ? 0 : utf8(value.stringValue());
            bytes += value.binaryValue() == null ? 0 : value.binaryValue().asByteArrayUnsafe().length;
        }
        return bytes;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
