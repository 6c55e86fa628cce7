package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

class GetObjectTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersRanges() {
        s3.put("a", "0123456789");

        var range = s3.client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a").range("bytes=2-4"));

        assertThat(range.asUtf8String()).isEqualTo("234");
        assertThat(range.response().contentRange()).isEqualTo("bytes 2-4/10");
        assertThat(s3.client
                        .getObjectAsBytes(r -> r.bucket(BUCKET).key("a").range("bytes=-3"))
                        .asUtf8String())
                .isEqualTo("789");
        refused(
                () -> s3.client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a").range("bytes=10-")),
                416,
                "InvalidRange");
    }

    @Test
    void answersOnlyWhatIsNotKnownYet() {
        String etag = s3.put("a", "x").eTag();

        refused(() -> s3.client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a").ifNoneMatch(etag)), 304, null);
        refused(
                () -> s3.client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a").ifMatch("\"other\"")),
                412,
                "PreconditionFailed");
        refused(
                () -> s3.client.getObjectAsBytes(r -> r.bucket(BUCKET)
                        .key("a")
                        .ifUnmodifiedSince(s3.time.now().minus(Duration.ofDays(1)))),
                412,
                "PreconditionFailed");
    }

    @Test
    void saysThatANewestVersionIsADeleteMarker() {
        s3.versioned();
        String version = s3.put("a", "x").versionId();
        String marker = s3.client.deleteObject(r -> r.bucket(BUCKET).key("a")).versionId();

        refused(() -> s3.get("a"), 404, "NoSuchKey");
        refused(
                () -> s3.client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a").versionId(marker)),
                405,
                "MethodNotAllowed");
        assertThat(s3.client
                        .getObjectAsBytes(r -> r.bucket(BUCKET).key("a").versionId(version))
                        .asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void answersTheChecksumThatItComputedItself() {
        s3.put("a", "hello");

        assertThat(s3.client
                        .getObjectAsBytes(r -> r.bucket(BUCKET).key("a").checksumMode(ChecksumMode.ENABLED))
                        .response()
                        .checksumTypeAsString())
                .isEqualTo("FULL_OBJECT");
    }

    @Test
    void ignoresATimeToComeAsACondition() {
        s3.put("a", "x");

        assertThat(s3.client
                        .getObjectAsBytes(r -> r.bucket(BUCKET)
                                .key("a")
                                .ifModifiedSince(s3.time.now().plus(Duration.ofDays(1))))
                        .asUtf8String())
                .isEqualTo("x");
    }

    @Test
    void answersMetadataThatIsNotAsciiInWordsOfMail() {
        s3.put(
                "x",
                r -> r.key("a").metadata(java.util.Map.of("name", "=?UTF-8?B?w4TDlg==?=", "plain", "=?UTF-8?Q?a_b?=")));

        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("a")).metadata())
                .containsEntry("name", "=?UTF-8?Q?=C3=84=C3=96?=")
                .containsEntry("plain", "a b");
    }

    @Test
    void isNotToldHowToEncrypt() throws java.io.IOException {
        s3.put("a", "x");
        RawHttp http = new RawHttp(s3.emulator.endpoint());

        assertThat(http.send("GET", "/" + BUCKET + "/a", "", "x-amz-server-side-encryption", "AES256")
                        .body())
                .contains("x-amz-server-side-encryption header is not supported for this operation.");
    }
}
