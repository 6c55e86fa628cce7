package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class LinkSignatureTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    private String link(String secret) {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(s3.emulator.endpoint())
                .region(Region.US_EAST_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", secret)))
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
}
