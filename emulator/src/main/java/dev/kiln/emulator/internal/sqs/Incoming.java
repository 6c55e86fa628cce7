package dev.kiln.emulator.internal.sqs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Messages as a receiver sees them: with the attributes it asked for. */
record Incoming(List<String> systemNames, List<String> names) {
    @SuppressWarnings("deprecation") // the older name is still what most clients send
    static Incoming of(ReceiveMessageRequest request) {
        List<String> system = new ArrayList<>(request.attributeNamesAsStrings());
        system.addAll(request.messageSystemAttributeNamesAsStrings());
        return new Incoming(system, request.messageAttributeNames());
    }

    ReceiveMessageResponse response(QueueRecord queue, List<MessageRecord> messages) {
        ReceiveMessageResponse.Builder response = ReceiveMessageResponse.builder();
        if (!messages.isEmpty()) {
            String arn = queue.queueName().arn();
            response.messages(messages.stream()
                    .map(message -> message(queue, arn, message))
                    .toList());
        }
        return response.build();
    }

    private Message message(QueueRecord queue, String arn, MessageRecord message) {
        Message.Builder built = Message.builder()
                .messageId(message.id())
                .receiptHandle(ReceiptHandle.of(arn, message))
                .body(message.body())
                .md5OfBody(message.bodyDigest());
        Map<String, String> system = systemNames.isEmpty() ? Map.of() : system(queue, message);
        if (!system.isEmpty()) {
            built.attributesWithStrings(system);
        }
        if (names.isEmpty() || message.attributes().isEmpty()) {
            return built.build();
        }
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        message.attributes().forEach((name, value) -> {
            if (names.stream().anyMatch(asked -> asks(asked, name))) {
                attributes.put(name, value);
            }
        });
        if (!attributes.isEmpty()) {
            built.messageAttributes(attributes).md5OfMessageAttributes(Digests.attributes(attributes));
        }
        return built.build();
    }

    private static boolean asks(String asked, String name) {
        return asked.equals("All")
                || asked.equals("*")
                || asked.equals(name)
                || (asked.endsWith(".*") && name.startsWith(asked.substring(0, asked.length() - 2)));
    }

    private Map<String, String> system(QueueRecord queue, MessageRecord message) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SenderId", message.sender());
        all.put("SentTimestamp", Long.toString(message.sent()));
        all.put("ApproximateReceiveCount", Integer.toString(message.receives()));
        all.put("ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceived()));
        if (message.trace() != null) {
            all.put("AWSTraceHeader", message.trace());
        }
        if (message.group() != null) {
            all.put("MessageGroupId", message.group());
        }
        if (queue.fifo()) {
            all.put("MessageDeduplicationId", Objects.requireNonNull(message.deduplicationId()));
            all.put("SequenceNumber", MessageRecord.sequenceNumber(message.number()));
        }
        if (message.sourceArn() != null) {
            all.put("DeadLetterQueueSourceArn", message.sourceArn());
        }
        if (!systemNames.contains("All")) {
            all.keySet().retainAll(systemNames);
        }
        return all;
    }
}
