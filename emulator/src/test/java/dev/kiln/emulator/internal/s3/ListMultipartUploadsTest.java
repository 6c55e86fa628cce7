package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class ListMultipartUploadsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void listsByKey() {
        for (String key : new String[] {"b", "dir/a", "a"}) {
            s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key(key));
        }

        var listed = s3.client.listMultipartUploads(r -> r.bucket(BUCKET).delimiter("/"));

        assertThat(listed.uploads()).extracting(MultipartUpload::key).containsExactly("a", "b");
        assertThat(listed.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("dir/");
    }

    @Test
    void skipsWhatSharesThePrefixOfTheMarker() {
        for (String key : new String[] {"d/sub/1", "d/sub/2", "d/x"}) {
            s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key(key));
        }

        var listed = s3.client.listMultipartUploads(
                r -> r.bucket(BUCKET).prefix("d/").delimiter("/").keyMarker("d/sub/1"));

        assertThat(listed.uploads()).extracting(MultipartUpload::key).containsExactly("d/x");
        assertThat(listed.commonPrefixes()).isEmpty();
    }

    @Test
    void refusesAMarkerThatIsNoUploadOfTheKey() {
        String upload =
                s3.client.createMultipartUpload(r -> r.bucket(BUCKET).key("a")).uploadId();

        TestS3.refused(
                () -> s3.client.listMultipartUploads(
                        r -> r.bucket(BUCKET).keyMarker("b").uploadIdMarker(upload)),
                400,
                "InvalidArgument");
    }
}
