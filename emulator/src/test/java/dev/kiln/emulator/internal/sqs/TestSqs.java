package dev.kiln.emulator.internal.sqs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** An emulator whose time stands still, and short words for what tests of SQS do with it. */
final class TestSqs implements AutoCloseable {
    final ManualTime time = new ManualTime();
    final LambdaEmulator emulator =
            LambdaEmulator.start(EmulatorConfig.builder().time(time).build());
    final SqsClient client = emulator.client(SqsClient.builder());
    final SqsAsyncClient async = emulator.client(SqsAsyncClient.builder());

    String queue(String name, Map<QueueAttributeName, String> attributes) {
        return client.createQueue(r -> r.queueName(name).attributes(attributes)).queueUrl();
    }

    String queue(String name) {
        return queue(name, Map.of());
    }

    String fifo(String name, Map<QueueAttributeName, String> attributes) {
        String url = queue(name + ".fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        if (!attributes.isEmpty()) {
            client.setQueueAttributes(r -> r.queueUrl(url).attributes(attributes));
        }
        return url;
    }

    /** A FIFO queue that deduplicates by content. */
    String fifo(String name) {
        return fifo(name, Map.of(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
    }

    void send(String url, String... bodies) {
        for (String body : bodies) {
            client.sendMessage(r -> r.queueUrl(url).messageBody(body));
        }
    }

    void sendTo(String url, String group, String... bodies) {
        for (String body : bodies) {
            client.sendMessage(r -> r.queueUrl(url).messageBody(body).messageGroupId(group));
        }
    }

    List<Message> receive(String url, Consumer<ReceiveMessageRequest.Builder> more) {
        return client.receiveMessage(r -> more.accept(r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All")))
                .messages();
    }

    List<Message> receive(String url) {
        return receive(url, r -> {});
    }

    List<String> bodies(String url) {
        return receive(url).stream().map(Message::body).toList();
    }

    void delete(String url, Message message) {
        client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Nullable
    String attribute(String url, QueueAttributeName name) {
        return client.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
                .attributes()
                .get(name);
    }

    String arn(String url) {
        return Objects.requireNonNull(attribute(url, QueueAttributeName.QUEUE_ARN));
    }

    void seconds(int seconds) {
        time.advance(Duration.ofSeconds(seconds));
    }

    static void refused(String code, String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, error -> {
            org.assertj.core.api.Assertions.assertThat(error.awsErrorDetails().errorCode())
                    .isEqualTo(code);
            org.assertj.core.api.Assertions.assertThat(error.awsErrorDetails().errorMessage())
                    .isEqualTo(message);
        });
    }

    @Override
    public void close() {
        client.close();
        async.close();
        emulator.close();
    }
}
