package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class PutBucketNotificationConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void tellsAQueueOfWhatPassesTheFilter() {
        String url = configure();

        s3.put("a b.jpg", "x");
        s3.put("a.txt", "x");

        assertThat(messages(url)).hasSize(2).first().asString().contains("s3:TestEvent");
        assertThat(messages(url)).isEmpty();
    }

    @Test
    void namesTheObjectInTheEvent() {
        String url = configure();
        messages(url);

        s3.put("a b.jpg", "hello");

        assertThat(messages(url))
                .singleElement()
                .asString()
                .contains("\"eventName\":\"ObjectCreated:Put\"", "\"key\":\"a+b.jpg\"", "\"size\":5");
    }

    @Test
    void refusesADestinationThatIsNotThere() {
        refused(() -> notify("arn:aws:sqs:us-east-1:000000000000:nobody"), 400, "InvalidArgument");
    }

    private void notify(String arn) {
        s3.client.putBucketNotificationConfiguration(r -> r.bucket(BUCKET)
                .notificationConfiguration(n -> n.queueConfigurations(QueueConfiguration.builder()
                        .queueArn(arn)
                        .events(Event.S3_OBJECT_CREATED)
                        .filter(f -> f.key(k -> k.filterRules(FilterRule.builder()
                                .name(FilterRuleName.SUFFIX)
                                .value(".jpg")
                                .build())))
                        .build())));
    }

    private String configure() {
        String url = sqs().createQueue(r -> r.queueName("events")).queueUrl();
        notify("arn:aws:sqs:us-east-1:000000000000:events");
        return url;
    }

    private SqsClient sqs() {
        return s3.emulator.client(SqsClient.builder());
    }

    private List<String> messages(String url) {
        List<Message> received = sqs().receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                .messages();
        received.forEach(message -> sqs().deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())));
        return received.stream().map(Message::body).toList();
    }
}
