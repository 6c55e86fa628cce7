package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class LinkSignatureTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    private String link(String secret) {
        return link("test", secret);
    }

    private String link(String accessKey, String secret) {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(s3.emulator.endpoint())
                .region(Region.US_EAST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secret)))
                .build()) {
            return presigner
                    .presignGetObject(r -> r.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket(BUCKET).key("a b/ü")))
                    .url()
                    .getFile();
        }
    }

    @Test
    void aLinkToReadDoesNotWrite() throws IOException {
        s3.put("a b/ü", "text");
        String link = link("test");

        assertThat(http.send("GET", link, "").body()).isEqualTo("text");
        RawHttp.Answer answer = http.send("PUT", link, "changed");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(s3.get("a b/ü")).isEqualTo("text");
    }

    @Test
    void secretsThatAreNotKnownAreNotJudged() throws IOException {
        s3.put("a b/ü", "text");

        assertThat(http.send("GET", link("wJalrXUtnFEMI"), "").body()).isEqualTo("text");
    }

    @Test
    void anAccessKeyWhoseSecretAClientGaveAwayIsVerified() throws IOException {
        s3.put("a b/ü", "text");
        s3.put("other", "secret");
        try (S3Client client = S3Client.builder()
                .endpointOverride(s3.emulator.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("known", "test")))
                .build()) {
            assertThat(client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a b/ü"))
                            .asUtf8String())
                    .isEqualTo("text");
        }
        String link = link("known", "test");

        assertThat(http.send("GET", link, "").body()).isEqualTo("text");
        RawHttp.Answer tampered = http.send("GET", link.replace("a%20b/%C3%BC", "other"), "");
        assertThat(tampered.status()).isEqualTo(403);
        assertThat(tampered.body()).contains("<Code>SignatureDoesNotMatch</Code>", "<CanonicalRequest>GET\n/");
        assertThat(http.send("GET", link.replace("Expires=300", "Expires=301"), "")
                        .status())
                .isEqualTo(403);
        assertThat(http.send("GET", link("known", "wJalrXUtnFEMI"), "").status())
                .isEqualTo(403);
    }

    @Test
    void aLinkOfTheOldKindIsVerifiedToo() throws IOException {
        s3.put("a", "text");
        HttpRequest request = new HttpRequest(
                "GET",
                "/" + BUCKET + "/a",
                "AWSAccessKeyId=known&Expires=4000000000&Signature=x&response-content-type=text%2Fplain",
                Headers.of("Host", "localhost"),
                RequestBody.EMPTY);
        Secrets secrets = new Secrets();

        OldLink.check(request, secrets); // whose secret nobody knows
        learn(secrets);

        assertThatThrownBy(() -> OldLink.check(request, secrets))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("does not match");
        String made = Base64.getEncoder()
                .encodeToString(Macs.sha1(
                        "test".getBytes(StandardCharsets.UTF_8),
                        "GET\n\n\n4000000000\n/" + BUCKET + "/a?response-content-type=text/plain"));
        OldLink.check(
                new HttpRequest(
                        "GET",
                        request.path(),
                        request.query().replace("=x", "=" + URLEncoder.encode(made, StandardCharsets.UTF_8)),
                        request.headers(),
                        RequestBody.EMPTY),
                secrets);
    }

    @Test
    void aLinkOfTheOldKindMayBeSignedForItsBucketWithASlash() {
        Secrets secrets = new Secrets();
        learn(secrets);
        String made = Base64.getEncoder()
                .encodeToString(
                        Macs.sha1("test".getBytes(StandardCharsets.UTF_8), "GET\n\n\n4000000000\n/" + BUCKET + "/"));

        OldLink.check(
                new HttpRequest(
                        "GET",
                        "/" + BUCKET,
                        "AWSAccessKeyId=known&Expires=4000000000&prefix=a&Signature="
                                + URLEncoder.encode(made, StandardCharsets.UTF_8),
                        Headers.of("Host", "localhost"),
                        RequestBody.EMPTY),
                secrets);
    }

    /** A request that is signed in its header with the secret "test". */
    static void learn(Secrets secrets) {
        Signed unsigned = new Signed(
                new HttpRequest("GET", "/", "", Headers.of("Host", "localhost"), RequestBody.EMPTY),
                "known",
                "20260101/us-east-1/s3/aws4_request",
                "20260101T000000Z",
                "host",
                "UNSIGNED-PAYLOAD",
                "");
        byte[] key = "AWS4test".getBytes(StandardCharsets.UTF_8);
        for (String part : unsigned.scope().split("/", -1)) {
            key = Macs.sha256(key, part);
        }
        String signature = HexFormat.of().formatHex(Macs.sha256(key, unsigned.toSign(unsigned.canonical())));
        secrets.learn(new HttpRequest(
                "GET",
                "/",
                "",
                Headers.of(
                        "Host",
                        "localhost",
                        "X-Amz-Date",
                        unsigned.date(),
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=known/" + unsigned.scope() + ", SignedHeaders=host, Signature="
                                + signature),
                RequestBody.EMPTY));
    }
}
