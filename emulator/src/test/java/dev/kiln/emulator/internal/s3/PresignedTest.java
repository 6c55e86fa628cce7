package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PresignedTest {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    private String link(int seconds) {
        return "/" + BUCKET + "/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=test%2F20260101%2Fus-east-1%2Fs3"
                + "%2Faws4_request&X-Amz-Date=" + DATE.format(s3.time.now()) + "&X-Amz-Expires=" + seconds
                + "&X-Amz-SignedHeaders=host&X-Amz-Signature=0123";
    }

    @Test
    void worksUntilItExpires() throws IOException {
        s3.put("a", "text");
        String link = link(60);
        assertThat(http.send("GET", link, "").body()).isEqualTo("text");

        s3.time.advance(Duration.ofSeconds(60));

        RawHttp.Answer answer = http.send("GET", link, "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<Message>Request has expired</Message>");
    }

    @Test
    void livesNoLongerThanAWeek() throws IOException {
        RawHttp.Answer answer = http.send("GET", link(604_801), "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("AuthorizationQueryParametersError");
    }

    @Test
    void needsAllItsParts() throws IOException {
        assertThat(http.send("GET", link(60).replace("&X-Amz-Expires=60", ""), "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesAmazonsHeadersThatAreNotSigned() throws IOException {
        RawHttp.Answer answer = http.send("PUT", link(60), "text", "x-amz-storage-class", "GLACIER");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("<HeadersNotSigned>x-amz-storage-class</HeadersNotSigned>");
    }

    @Test
    void expiresWithTheOldSignatureToo() throws IOException {
        s3.put("a", "text");
        long end = s3.time.now().getEpochSecond() + 10;
        String link = "/" + BUCKET + "/a?AWSAccessKeyId=test&Signature=abc&Expires=" + end;
        assertThat(http.send("GET", link, "").status()).isEqualTo(200);

        s3.time.advance(Duration.ofSeconds(10));

        assertThat(http.send("GET", link, "").status()).isEqualTo(403);
    }

    @Test
    void carriesHeadersAsParameters() throws IOException {
        String link = link(60) + "&x-amz-meta-name=%C3%84&if-none-match=*";

        assertThat(http.send("PUT", link, "text").status()).isEqualTo(200);

        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("a")).metadata())
                .containsEntry("name", "=?UTF-8?Q?=C3=84?=");
        assertThat(http.send("PUT", link, "text").status()).isEqualTo(412);
    }
}
