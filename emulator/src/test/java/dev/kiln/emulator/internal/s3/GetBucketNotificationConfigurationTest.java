package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.sqs.SqsClient;

class GetBucketNotificationConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersWhatWasSet() {
        configure();

        assertThat(s3.client
                        .getBucketNotificationConfiguration(r -> r.bucket(BUCKET))
                        .queueConfigurations())
                .singleElement()
                .satisfies(queue -> {
                    assertThat(queue.id()).isNotEmpty();
                    assertThat(queue.filter().key().filterRules()).hasSize(1);
                });
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
}
