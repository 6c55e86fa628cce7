package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

class PutBucketVersioningTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void suspendedWritesReplaceTheVersionWithoutAnId() {
        s3.put("a", "before");
        s3.versioned();
        s3.put("a", "kept");
        s3.client.putBucketVersioning(
                r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));

        s3.put("a", "after");

        assertThat(s3.client.listObjectVersions(r -> r.bucket(BUCKET)).versions())
                .extracting(ObjectVersion::isLatest)
                .containsExactly(true, false);
        assertThat(s3.client
                        .getObjectAsBytes(r -> r.bucket(BUCKET).key("a").versionId("null"))
                        .asUtf8String())
                .isEqualTo("after");
    }
}
