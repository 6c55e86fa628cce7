package dev.kiln.emulator.internal.sqs;

import org.jspecify.annotations.Nullable;

/** What receivers do with messages they have: delete them, or change when they show again. Callers are inside {@link Queues#change}. */
final class Handles {
    private static final int LONGEST_VISIBILITY = 43_200;

    private final Queues queues;
    private final Messages messages;
    private final FifoGroups groups;

    Handles(Queues queues, Messages messages, FifoGroups groups) {
        this.queues = queues;
        this.messages = messages;
        this.groups = groups;
    }

    /** Deletes a message; one that is gone is deleted. */
    void delete(QueueRecord queue, @Nullable String receiptHandle) {
        ReceiptHandle handle = ReceiptHandle.read(receiptHandle, queue);
        long now = queues.nowMillis();
        MessageRecord message = find(queue, handle);
        if (message == null) {
            return;
        }
        if (queue.fifo() && !handle.current(message, now)) {
            throw SqsErrors.invalid(handle.text(), "ReceiptHandle", "The receipt handle has expired.");
        }
        messages.remove(queue, message);
        if (queue.fifo()) {
            groups.refresh(queue.key(), message, now);
        }
    }

    void changeVisibility(QueueRecord queue, @Nullable String receiptHandle, @Nullable Integer seconds) {
        if (seconds == null) {
            throw SqsErrors.missing("VisibilityTimeout");
        }
        if (seconds < 0 || seconds > LONGEST_VISIBILITY) {
            throw SqsErrors.invalid(
                    seconds,
                    "VisibilityTimeout",
                    "VisibilityTimeout must be between 0 and " + LONGEST_VISIBILITY + ".");
        }
        ReceiptHandle handle = ReceiptHandle.read(receiptHandle, queue);
        long now = queues.nowMillis();
        MessageRecord message = find(queue, handle);
        // of a standard queue's message any handle will do, also after the time it was hidden for and after later
        // receives
        if (message == null || (queue.fifo() && !handle.current(message, now))) {
            throw SqsErrors.invalid(
                    handle.text(),
                    "ReceiptHandle",
                    "Message does not exist or is not available for visibility timeout change.");
        }
        // only of messages that were received once it is known when that was
        if (message.inFlight()
                && message.receives() == 1
                && (now - message.firstReceived()) / 1000 + seconds > LONGEST_VISIBILITY) {
            throw SqsErrors.invalid(
                    seconds,
                    "VisibilityTimeout",
                    "Total VisibilityTimeout for the message is beyond the limit [" + LONGEST_VISIBILITY
                            + " seconds].");
        }
        messages.change(queue, message, message.visible(seconds > 0, now + 1000L * seconds));
        if (queue.fifo()) {
            groups.refresh(queue.key(), message, now);
        }
    }

    private @Nullable MessageRecord find(QueueRecord queue, ReceiptHandle handle) {
        MessageRecord message = messages.find(queue.key(), handle.number());
        return message != null && message.id().equals(handle.messageId()) ? message : null;
    }
}
