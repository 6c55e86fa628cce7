package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;
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

    @Test
    void readsTheValuesOfAFilterAsTheyStandInUrls() {
        String url = sqs().createQueue(r -> r.queueName("events")).queueUrl();
        put(wanting(FilterRuleName.PREFIX, "my+files/%C3%BC", Event.S3_OBJECT_CREATED));
        messages(url);

        s3.put("my+files/ü", "x");
        s3.put("my files/ü", "x");

        assertThat(messages(url)).singleElement().asString().contains("my+files/%C3%BC");
    }

    @Test
    void refusesConfigurationsThatWantTheSameOfAKey() {
        sqs().createQueue(r -> r.queueName("events"));
        QueueConfiguration jpg = wanting(FilterRuleName.SUFFIX, ".jpg", Event.S3_OBJECT_CREATED);
        QueueConfiguration put = wanting(FilterRuleName.PREFIX, "a", Event.S3_OBJECT_CREATED_PUT);
        QueueConfiguration all = wanting(FilterRuleName.PREFIX, "", Event.S3_OBJECT_CREATED_PUT).toBuilder()
                .filter((NotificationConfigurationFilter) null)
                .build();

        assertThatThrownBy(() -> put(jpg, put))
                .hasMessageContaining("Configuration is ambiguously defined. Cannot have overlapping suffixes");
        assertThatThrownBy(() -> put(all, all))
                .hasMessageContaining("Configurations on the same bucket cannot share a common event type.");
        put(jpg, wanting(FilterRuleName.SUFFIX, ".png", Event.S3_OBJECT_CREATED));
        put(jpg, wanting(FilterRuleName.SUFFIX, ".jpg", Event.S3_OBJECT_REMOVED));
    }

    @Test
    void refusesTwoRulesOfOneKindAndQueuesThatS3CannotSendTo() {
        QueueConfiguration one = wanting(FilterRuleName.PREFIX, "a", Event.S3_OBJECT_CREATED);
        FilterRule rule = one.filter().key().filterRules().get(0);

        assertThatThrownBy(() -> put(one.toBuilder()
                        .filter(f -> f.key(k -> k.filterRules(rule, rule)))
                        .build()))
                .hasMessageContaining("Cannot specify more than one prefix rule in a filter.");
        assertThatThrownBy(() -> notify("arn:aws:sqs:us-east-1:000000000000:events.fifo"))
                .hasMessageContaining("FIFO SQS queues are not supported.");
        assertThatThrownBy(() -> notify("arn:aws:sqs:eu-west-1:000000000000:events"))
                .hasMessageContaining("region is not valid for the bucket location constraint");
    }

    private static QueueConfiguration wanting(FilterRuleName name, String value, Event event) {
        return QueueConfiguration.builder()
                .queueArn("arn:aws:sqs:us-east-1:000000000000:events")
                .events(event)
                .filter(f -> f.key(k -> k.filterRules(
                        FilterRule.builder().name(name).value(value).build())))
                .build();
    }

    private void put(QueueConfiguration... configurations) {
        s3.client.putBucketNotificationConfiguration(
                r -> r.bucket(BUCKET).notificationConfiguration(n -> n.queueConfigurations(configurations)));
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
