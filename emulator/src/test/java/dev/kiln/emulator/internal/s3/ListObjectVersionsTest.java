package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

class ListObjectVersionsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void listsNewestFirstAndGoesOnWithinAKey() {
        s3.versioned();
        String one = s3.put("a", "1").versionId();
        String two = s3.put("a", "2").versionId();
        String other = s3.put("b", "3").versionId();

        var first = s3.client.listObjectVersions(r -> r.bucket(BUCKET).maxKeys(1));
        var rest = s3.client.listObjectVersions(
                r -> r.bucket(BUCKET).keyMarker(first.nextKeyMarker()).versionIdMarker(first.nextVersionIdMarker()));

        assertThat(first.versions()).extracting(ObjectVersion::versionId).containsExactly(two);
        assertThat(rest.versions()).extracting(ObjectVersion::versionId).containsExactly(one, other);
    }

    @Test
    void goesOnAfterAVersionThatWasDeletedMeanwhile() {
        s3.versioned();
        for (int i = 0; i < 4; i++) {
            s3.put("a", "x");
        }
        var first = s3.client.listObjectVersions(r -> r.bucket(BUCKET).maxKeys(2));
        s3.client.deleteObject(r -> r.bucket(BUCKET).key("a").versionId(first.nextVersionIdMarker()));

        var second = s3.client.listObjectVersions(
                r -> r.bucket(BUCKET).keyMarker(first.nextKeyMarker()).versionIdMarker(first.nextVersionIdMarker()));

        assertThat(second.versions()).hasSize(2).doesNotContainAnyElementsOf(first.versions());
    }
}
