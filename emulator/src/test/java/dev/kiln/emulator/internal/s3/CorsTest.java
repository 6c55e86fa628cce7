package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.CORSRule;

class CorsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    private void allow() {
        s3.client.putBucketCors(r -> r.bucket(BUCKET)
                .corsConfiguration(c -> c.corsRules(CORSRule.builder()
                        .allowedMethods("GET", "PUT")
                        .allowedOrigins("https://*.example.com")
                        .allowedHeaders("x-amz-*")
                        .maxAgeSeconds(60)
                        .build())));
    }

    @Test
    void answersThePreflightOfAPageThatMay() throws IOException {
        allow();

        RawHttp.Answer answer = http.send(
                "OPTIONS",
                "/" + BUCKET + "/a",
                "",
                "Origin",
                "https://app.example.com",
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "X-Amz-Date");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("access-control-allow-origin", "https://app.example.com")
                .containsEntry("access-control-allow-methods", "GET, PUT")
                .containsEntry("access-control-allow-headers", "x-amz-date")
                .containsEntry("access-control-max-age", "60")
                .containsKey("vary");
    }

    @Test
    void refusesThePreflightOfAnotherPage() throws IOException {
        allow();

        RawHttp.Answer answer = http.send(
                "OPTIONS", "/" + BUCKET, "", "Origin", "https://evil.test", "Access-Control-Request-Method", "GET");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("AccessForbidden").contains("<ResourceType>BUCKET</ResourceType>");
    }

    @Test
    void saysWhereItIsNotEnabledAndWhereAnOriginIsMissing() throws IOException {
        assertThat(http.send("OPTIONS", "/" + BUCKET, "", "Origin", "https://a.test")
                        .body())
                .contains("CORSResponse: CORS is not enabled for this bucket.");
        assertThat(http.send("OPTIONS", "/" + BUCKET, "").body())
                .contains("Insufficient information. Origin request header needed.");
    }

    @Test
    void marksTheAnswerToAPageThatMayReadIt() throws IOException {
        allow();
        s3.put("a", "text");

        RawHttp.Answer allowed = http.send("GET", "/" + BUCKET + "/a", "", "Origin", "https://app.example.com");
        RawHttp.Answer other = http.send("GET", "/" + BUCKET + "/a", "", "Origin", "https://evil.test");

        assertThat(allowed.headers()).containsEntry("access-control-allow-origin", "https://app.example.com");
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.headers()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void saysWhoAnswersAPreflightAndHowToAskAfterIt() throws IOException {
        allow();

        RawHttp.Answer answer = http.send(
                "OPTIONS",
                "/" + BUCKET + "/a",
                "",
                "Origin",
                "https://app.example.com",
                "Access-Control-Request-Method",
                "GET");

        assertThat(answer.headers())
                .containsKeys("x-amz-request-id", "x-amz-id-2")
                .containsEntry("server", "AmazonS3");
    }
}
