package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class PutObjectTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void keepsWhatCameWithTheBody() {
        var put = s3.put(
                "hello",
                r -> r.key("a/b c+d.txt")
                        .contentType("text/plain")
                        .cacheControl("no-cache")
                        .metadata(Map.of("Who", "me")));

        var head = s3.client.headObject(r -> r.bucket(BUCKET).key("a/b c+d.txt"));

        assertThat(put.eTag()).isEqualTo("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(put.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(head.contentType()).isEqualTo("text/plain");
        assertThat(head.cacheControl()).isEqualTo("no-cache");
        assertThat(head.metadata()).isEqualTo(Map.of("who", "me"));
        assertThat(head.contentLength()).isEqualTo(5);
        assertThat(s3.get("a/b c+d.txt")).isEqualTo("hello");
    }

    @Test
    void verifiesChecksumsAndAnswersThem() {
        for (ChecksumAlgorithm algorithm : List.of(
                ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32_C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256)) {
            s3.put("hello", r -> r.key("a").checksumAlgorithm(algorithm));
        }
        assertThat(s3.put("hello", r -> r.key("a").checksumAlgorithm(ChecksumAlgorithm.SHA256))
                        .checksumSHA256())
                .isEqualTo("LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=");
        refused(
                () -> s3.put("hello", r -> r.key("a").checksumSHA256("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")),
                400,
                "BadDigest");
        refused(() -> s3.put("hello", r -> r.key("a").contentMD5("nope")), 400, "InvalidDigest");
    }

    @Test
    void writesOnConditionOnly() {
        String etag = s3.put("one", r -> r.key("a").ifNoneMatch("*")).eTag();

        refused(() -> s3.put("two", r -> r.key("a").ifNoneMatch("*")), 412, "PreconditionFailed");
        refused(() -> s3.put("two", r -> r.key("a").ifMatch("\"other\"")), 412, "PreconditionFailed");
        refused(() -> s3.put("two", r -> r.key("b").ifMatch(etag)), 404, "NoSuchKey");
        s3.put("two", r -> r.key("a").ifMatch(etag));

        assertThat(s3.get("a")).isEqualTo("two");
    }

    @Test
    void refusesKeysThatAreTooLong() {
        refused(() -> s3.put("k".repeat(1025), "x"), 400, "KeyTooLongError");
        refused(
                () -> s3.client.putObject(r -> r.bucket("nobody-has-this").key("a"), RequestBody.fromString("x")),
                404,
                "NoSuchBucket");
    }

    @Test
    void refusesTagsInTheHeaderThatAreNotOneEach() {
        refused(() -> s3.put("text", r -> r.key("a").tagging("k=1&k=2")), 400, "InvalidArgument");
        refused(() -> s3.put("text", r -> r.key("a").tagging("k=1,l=2")), 400, "InvalidArgument");
    }

    @Test
    void givesTheInterimReplyAlsoToWhoSendsNoBytes() throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), s3.emulator.endpoint().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("PUT /" + BUCKET + "/a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
                                    + "Content-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
        }
    }

    @Test
    void takesAKeyOfKmsOnlyWithItsMethod() {
        refused(() -> s3.put("x", r -> r.key("a").ssekmsKeyId("key")), 400, "InvalidArgument");
    }

    @Test
    void refusesARedirectToNowhere() {
        refused(
                () -> s3.put("x", r -> r.key("a").websiteRedirectLocation("elsewhere")),
                400,
                "InvalidRedirectLocation");
    }

    @Test
    void refusesToAppendInsteadOfWritingOver() {
        s3.put("a", "x");

        refused(() -> s3.put("y", r -> r.key("a").writeOffsetBytes(1L)), 501, "NotImplemented");
        assertThat(s3.get("a")).isEqualTo("x");
    }
}
