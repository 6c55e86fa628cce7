package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListObjectsV2Test {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void gathersWhatIsUpToADelimiterAndGoesOnBehindIt() {
        for (String key : new String[] {"a.txt", "dir/1", "dir/2", "dir/sub/3", "z\u00e9.txt"}) {
            s3.put(key, "x");
        }

        var first = s3.client.listObjectsV2(r -> r.bucket(BUCKET).delimiter("/").maxKeys(2));
        assertThat(first.contents()).extracting(S3Object::key).containsExactly("a.txt");
        assertThat(first.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("dir/");
        assertThat(first.isTruncated()).isTrue();

        var second = s3.client.listObjectsV2(
                r -> r.bucket(BUCKET).delimiter("/").maxKeys(2).continuationToken(first.nextContinuationToken()));
        assertThat(second.contents()).extracting(S3Object::key).containsExactly("z\u00e9.txt");
        assertThat(second.commonPrefixes()).isEmpty();
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void listsManyPagesInOrderOfBytes() {
        for (int i = 0; i < 25; i++) {
            s3.put("k" + i, "x");
        }

        assertThat(s3.client
                        .listObjectsV2Paginator(r -> r.bucket(BUCKET).maxKeys(7))
                        .contents())
                .extracting(S3Object::key)
                .hasSize(25)
                .isSorted();
        refused(() -> s3.client.listObjectsV2(r -> r.bucket(BUCKET).continuationToken("")), 400, "InvalidArgument");
        refused(() -> s3.client.listObjectsV2(r -> r.bucket(BUCKET).continuationToken("zzz")), 400, "InvalidArgument");
    }
}
