package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

class ListObjectsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void gathersWhatIsUpToADelimiterAndGoesOnBehindIt() {
        for (String key : new String[] {"a.txt", "dir/1", "dir/2", "dir/sub/3", "z\u00e9.txt"}) {
            s3.put(key, "x");
        }

        var first = s3.client.listObjects(r -> r.bucket(BUCKET).delimiter("/").maxKeys(2));
        assertThat(first.contents()).extracting(S3Object::key).containsExactly("a.txt");
        assertThat(first.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("dir/");
        assertThat(first.isTruncated()).isTrue();

        var second = s3.client.listObjects(
                r -> r.bucket(BUCKET).delimiter("/").maxKeys(2).marker(first.nextMarker()));
        assertThat(second.contents()).extracting(S3Object::key).containsExactly("z\u00e9.txt");
        assertThat(second.commonPrefixes()).isEmpty();
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void skipsWhatSharesThePrefixOfTheMarker() {
        s3.put("d/sub/1", "x");
        s3.put("d/sub/2", "x");
        s3.put("d/x", "x");

        var listed = s3.client.listObjects(
                r -> r.bucket(BUCKET).prefix("d/").delimiter("/").marker("d/sub/1"));

        assertThat(listed.contents()).extracting(S3Object::key).containsExactly("d/x");
        assertThat(listed.commonPrefixes()).isEmpty();
    }
}
