package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ObjectAttributes;

class GetObjectAttributesTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersWhatIsAskedFor() {
        s3.put("a", "hello");

        var attributes = s3.client.getObjectAttributes(r -> r.bucket(BUCKET)
                .key("a")
                .objectAttributes(ObjectAttributes.E_TAG, ObjectAttributes.OBJECT_SIZE, ObjectAttributes.CHECKSUM));

        assertThat(attributes.eTag()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(attributes.objectSize()).isEqualTo(5);
        assertThat(attributes.checksum()).isNotNull();
        assertThat(attributes.storageClass()).isNull();
    }

    @Test
    void tellsOnlyHowManyPartsThereAreOfAChecksumOfTheWhole() {
        String upload = s3.client
                .createMultipartUpload(r -> r.bucket(BUCKET).key("big"))
                .uploadId();
        String etag = s3.client
                .uploadPart(
                        r -> r.bucket(BUCKET).key("big").uploadId(upload).partNumber(1),
                        software.amazon.awssdk.core.sync.RequestBody.fromString("x"))
                .eTag();
        s3.client.completeMultipartUpload(r -> r.bucket(BUCKET)
                .key("big")
                .uploadId(upload)
                .multipartUpload(m -> m.parts(software.amazon.awssdk.services.s3.model.CompletedPart.builder()
                        .partNumber(1)
                        .eTag(etag)
                        .build())));

        var parts = s3.client
                .getObjectAttributes(r -> r.bucket(BUCKET).key("big").objectAttributesWithStrings("ObjectParts"))
                .objectParts();

        assertThat(parts.totalPartsCount()).isEqualTo(1);
        assertThat(parts.maxParts()).isNull();
        assertThat(parts.isTruncated()).isNull();
    }
}
