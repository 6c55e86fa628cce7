package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

class CopyObjectTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void copiesContentWithItsMetadataOrOther() {
        s3.put("hello", r -> r.key("a b").metadata(Map.of("x", "1")));

        s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("a b")
                .destinationBucket(BUCKET)
                .destinationKey("copy"));
        s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("a b")
                .destinationBucket(BUCKET)
                .destinationKey("changed")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("x", "2")));
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a b"));

        assertThat(s3.get("copy")).isEqualTo("hello");
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("copy")).metadata())
                .isEqualTo(Map.of("x", "1"));
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("changed")).metadata())
                .isEqualTo(Map.of("x", "2"));
    }

    @Test
    void keepsTheBodyOfAnObjectThatIsCopiedOntoItself() {
        s3.put("a", "hello");

        s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("a")
                .destinationBucket(BUCKET)
                .destinationKey("a")
                .metadataDirective(MetadataDirective.REPLACE));

        assertThat(s3.get("a")).isEqualTo("hello");
    }

    @Test
    void refusesToCopyOntoItselfWithoutAChange() {
        s3.put("a", "x");
        refused(
                () -> s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                        .sourceKey("a")
                        .destinationBucket(BUCKET)
                        .destinationKey("a")),
                400,
                "InvalidRequest");
        refused(
                () -> s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                        .sourceKey("a")
                        .destinationBucket(BUCKET)
                        .destinationKey("b")
                        .copySourceIfNoneMatch("*")),
                412,
                "PreconditionFailed");
    }

    @Test
    void takesASourceThatIsEncodedAsFormsAreOrIsAWholeUrl() throws java.io.IOException {
        s3.put("a b", "text");
        RawHttp http = new RawHttp(s3.emulator.endpoint());

        assertThat(http.send("PUT", "/" + BUCKET + "/c", "", "x-amz-copy-source", BUCKET + "%2Fa+b")
                        .status())
                .isEqualTo(200);
        assertThat(http.send("PUT", "/" + BUCKET + "/d", "", "x-amz-copy-source", "http://host/" + BUCKET + "/a%20b")
                        .status())
                .isEqualTo(200);
        assertThat(s3.get("d")).isEqualTo("text");
    }

    @Test
    void copiesOntoItselfWhereTheBucketSaysHowToEncrypt() {
        s3.put("a", "text");
        s3.client.putBucketEncryption(r -> r.bucket(BUCKET)
                .serverSideEncryptionConfiguration(
                        c -> c.rules(software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule.builder()
                                .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm("AES256"))
                                .build())));

        assertThat(s3.client
                        .copyObject(r -> r.sourceBucket(BUCKET)
                                .sourceKey("a")
                                .destinationBucket(BUCKET)
                                .destinationKey("a"))
                        .copyObjectResult()
                        .eTag())
                .isNotNull();
    }

    @Test
    void refusesDirectivesThatItDoesNotKnow() {
        s3.put("a", "x");
        assertThatThrownBy(() -> s3.client.copyObject(r -> r.sourceBucket(BUCKET)
                        .sourceKey("a")
                        .destinationBucket(BUCKET)
                        .destinationKey("b")
                        .metadataDirective("KEEP")))
                .hasMessageContaining("Unknown metadata directive.");
    }

    @Test
    void refusesAnArchivedSourceThatIsNotRestored() {
        s3.put("x", r -> r.key("a").storageClass("GLACIER"));

        refused(this::copy, 403, "InvalidObjectState");

        s3.client.restoreObject(r -> r.bucket(BUCKET).key("a").restoreRequest(restore -> restore.days(1)));
        copy();
        assertThat(s3.get("b")).isEqualTo("x");
    }

    private void copy() {
        s3.client.copyObject(r ->
                r.sourceBucket(BUCKET).sourceKey("a").destinationBucket(BUCKET).destinationKey("b"));
    }
}
