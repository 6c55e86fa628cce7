package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.json.Json;
import dev.kiln.emulator.internal.lambda.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * A message as a record of Lambda's event.
 *
 * @param json the record's text
 * @param bytes its length in UTF-8
 */
record SqsRecord(Message message, Map<String, @Nullable Object> tree, String json, int bytes) {
    private static final List<String> ATTRIBUTES = List.of(
            "ApproximateReceiveCount",
            "AWSTraceHeader",
            "SentTimestamp",
            "SequenceNumber",
            "MessageGroupId",
            "SenderId",
            "MessageDeduplicationId",
            "ApproximateFirstReceiveTimestamp",
            "DeadLetterQueueSourceArn");

    static SqsRecord of(Message message, Mapping mapping) {
        Map<String, @Nullable Object> tree = tree(message, mapping);
        String json = Json.write(tree);
        return new SqsRecord(message, tree, json, json.getBytes(StandardCharsets.UTF_8).length);
    }

    private static Map<String, @Nullable Object> tree(Message message, Mapping mapping) {
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        record.put("messageId", message.messageId());
        record.put("receiptHandle", message.receiptHandle());
        record.put("body", message.body());
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        Map<String, String> known = message.attributesAsStrings();
        ATTRIBUTES.stream().filter(known::containsKey).forEach(name -> attributes.put(name, known.get(name)));
        record.put("attributes", attributes);
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        message.messageAttributes().forEach((name, value) -> own.put(name, attribute(value)));
        record.put("messageAttributes", own);
        Integer window = mapping.configuration().maximumBatchingWindowInSeconds();
        // AWS's pollers that collect batches write null where there is no digest, the others nothing (recorded in
        // November 2025)
        if (message.md5OfMessageAttributes() != null || (window != null && window > 0)) {
            record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        record.put("md5OfBody", message.md5OfBody());
        record.put("eventSource", "aws:sqs");
        record.put("eventSourceARN", mapping.configuration().eventSourceArn());
        record.put("awsRegion", mapping.source().region());
        return record;
    }

    private static Map<String, @Nullable Object> attribute(MessageAttributeValue value) {
        Map<String, @Nullable Object> attribute = new LinkedHashMap<>();
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        SdkBytes binary = value.binaryValue();
        if (binary != null) {
            attribute.put("binaryValue", Base64.getEncoder().encodeToString(binary.asByteArrayUnsafe()));
        }
        attribute.put("stringListValues", List.of());
        attribute.put("binaryListValues", List.of());
        attribute.put("dataType", value.dataType());
        return attribute;
    }

    /** As filters see it: a body that is a JSON object or list is one, any other is text. */
    Map<String, @Nullable Object> filtered() {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>(tree);
        if (Json.parse(message.body()) instanceof Json.Parsed.Value parsed
                && (Json.asObject(parsed.value()) != null || parsed.value() instanceof List<?>)) {
            seen.put("body", parsed.value());
        }
        return seen;
    }

    String id() {
        return message.messageId();
    }

    /** The FIFO group; null in standard queues, whose messages may have one as well, but no order. */
    @Nullable
    String orderedGroup() {
        return attribute(MessageSystemAttributeName.SEQUENCE_NUMBER) == null
                ? null
                : attribute(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    }

    @Nullable
    String trace() {
        return attribute(MessageSystemAttributeName.AWS_TRACE_HEADER);
    }

    private @Nullable String attribute(MessageSystemAttributeName name) {
        return message.attributes().get(name);
    }
}
