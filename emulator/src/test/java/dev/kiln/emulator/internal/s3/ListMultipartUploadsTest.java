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
}
