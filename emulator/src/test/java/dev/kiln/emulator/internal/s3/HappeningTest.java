package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class HappeningTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private String queue(String... events) {
        SqsClient sqs = s3.emulator.client(SqsClient.builder());
        String url = sqs.createQueue(r -> r.queueName("events")).queueUrl();
        s3.client.putBucketNotificationConfiguration(r -> r.bucket(BUCKET)
                .skipDestinationValidation(true)
                .notificationConfiguration(n -> n.queueConfigurations(QueueConfiguration.builder()
                        .queueArn("arn:aws:sqs:us-east-1:000000000000:events")
                        .eventsWithStrings(events)
                        .build())));
        return url;
    }

    private List<String> told(String url) {
        return s3
                .emulator
                .client(SqsClient.builder())
                .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    @Test
    void tellsOfTagsAndAclsInTheLaterFormWithoutSize() {
        s3.put("a", "x");
        String url = queue("s3:ObjectTagging:*", "s3:ObjectAcl:Put");

        s3.client.putObjectTagging(r -> r.bucket(BUCKET)
                .key("a")
                .tagging(t -> t.tagSet(Tag.builder().key("k").value("v").build())));
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
        s3.client.deleteBucketOwnershipControls(r -> r.bucket(BUCKET));
        s3.client.putObjectAcl(r -> r.bucket(BUCKET).key("a").acl("private"));
        s3.client.putObjectAcl(r -> r.bucket(BUCKET).key("a").acl("public-read"));

        assertThat(told(url))
                .hasSize(2)
                .allSatisfy(event ->
                        assertThat(event).contains("\"eventVersion\":\"2.3\"").doesNotContain("\"size\"", "sequencer"))
                .anySatisfy(event -> assertThat(event).contains("ObjectTagging:Put"))
                .anySatisfy(event -> assertThat(event).contains("ObjectAcl:Put"));
    }

    @Test
    void tellsThatAnArchivedObjectIsRestored() {
        s3.put("x", r -> r.key("a").storageClass("GLACIER"));
        String url = queue("s3:ObjectRestore:*");

        s3.client.restoreObject(r -> r.bucket(BUCKET).key("a").restoreRequest(q -> q.days(1)));

        assertThat(told(url))
                .hasSize(2)
                .anySatisfy(event -> assertThat(event).contains("ObjectRestore:Post"))
                .anySatisfy(event -> assertThat(event)
                        .contains("ObjectRestore:Completed", "\"lifecycleRestoreStorageClass\":\"GLACIER\""));
    }

    @Test
    void tellsOfDeletionsByTheListAlsoWhereThereWasNothing() {
        String url = queue("s3:ObjectRemoved:*");

        s3.client.deleteObjects(r -> r.bucket(BUCKET)
                .delete(d -> d.objects(ObjectIdentifier.builder().key("nothing").build())));
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("nothing"));

        assertThat(told(url)).singleElement().asString().contains("ObjectRemoved:Delete", "\"key\":\"nothing\"");
    }

    @Test
    void leavesOutTheVersionNull() {
        String url = queue("s3:ObjectCreated:*");
        s3.client.putBucketVersioning(r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status("Suspended")));

        s3.put("a", "x");

        assertThat(told(url)).singleElement().asString().doesNotContain("versionId");
    }

    @Test
    void writesTheNamesOfFilterRulesAsS3Does() {
        s3.client.putBucketNotificationConfiguration(r -> r.bucket(BUCKET)
                .skipDestinationValidation(true)
                .notificationConfiguration(n -> n.queueConfigurations(QueueConfiguration.builder()
                        .queueArn("arn:aws:sqs:us-east-1:000000000000:events")
                        .eventsWithStrings("s3:ObjectCreated:*")
                        .filter(f -> f.key(k -> k.filterRules(
                                FilterRule.builder().name("PREFIX").value("a").build())))
                        .build())));

        assertThat(s3.client
                        .getBucketNotificationConfiguration(r -> r.bucket(BUCKET))
                        .queueConfigurations()
                        .get(0)
                        .filter()
                        .key()
                        .filterRules()
                        .get(0)
                        .nameAsString())
                .isEqualTo("Prefix");
    }

    @Test
    void numbersWhatHappensToAKeySoThatTheLaterIsLarger() {
        s3.versioned();
        String url = queue("s3:ObjectCreated:*", "s3:ObjectRemoved:*");

        String version = s3.put("a", "x").versionId();
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a"));
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").versionId(version));

        assertThat(told(url))
                .extracting(event -> event.replaceAll("(?s).*\"sequencer\":\"(\\w+)\".*", "$1"))
                .hasSize(3)
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
