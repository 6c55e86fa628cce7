package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostObjectTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    private final RawHttp http = new RawHttp(s3.emulator.endpoint());

    /** Sends a form whose fields come in the order given, and then a file with the name a.txt. */
    private RawHttp.Answer send(String file, String... fields) throws IOException {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                    .append(fields[i])
                    .append("\"\r\n\r\n")
                    .append(fields[i + 1])
                    .append("\r\n");
        }
        body.append("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n")
                .append(file)
                .append("\r\n--edge--\r\n");
        return http.send("POST", "/" + BUCKET, body.toString(), "Content-Type", "multipart/form-data; boundary=edge");
    }

    private RawHttp.Answer sendSigned(String file, String conditions, String... fields) throws IOException {
        String policy = "{\"expiration\":\"" + s3.time.now().plusSeconds(60) + "\",\"conditions\":[" + conditions
                + "{\"bucket\":\"photos\"},[\"starts-with\",\"$key\",\"in/\"],{\"x-amz-algorithm\":\"AWS4-HMAC-SHA256\"},"
                + "[\"starts-with\",\"$x-amz-credential\",\"\"],[\"starts-with\",\"$x-amz-date\",\"\"]]}";
        List<String> all = new ArrayList<>(List.of(
                "key",
                "in/${filename}",
                "Policy",
                Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)),
                "X-Amz-Algorithm",
                "AWS4-HMAC-SHA256",
                "X-Amz-Credential",
                "test/20260101/us-east-1/s3/aws4_request",
                "X-Amz-Date",
                "20260101T000000Z",
                "X-Amz-Signature",
                "0123"));
        all.addAll(List.of(fields));
        return send(file, all.toArray(String[]::new));
    }

    @Test
    void makesAnObjectOfTheFile() throws IOException {
        RawHttp.Answer answer = send("te\r\nxt", "Key", "in/${filename}", "x-amz-meta-who", "me");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(s3.get("in/a.txt")).isEqualTo("te\r\nxt");
        assertThat(s3.client.headObject(r -> r.bucket(BUCKET).key("in/a.txt")).metadata())
                .containsEntry("who", "me");
    }

    @Test
    void answersAsTheFormWants() throws IOException {
        assertThat(send("text", "key", "a", "success_action_status", "201").body())
                .contains("<PostResponse>")
                .contains("<Key>a</Key>");

        RawHttp.Answer redirect = send("text", "key", "a b", "success_action_redirect", "http://app.test/done");
        assertThat(redirect.status()).isEqualTo(303);
        assertThat(redirect.headers().get("location"))
                .startsWith("http://app.test/done?bucket=photos&key=a%20b&etag=%22");
    }

    @Test
    void holdsTheFormToItsPolicy() throws IOException {
        assertThat(sendSigned("text", "").status()).isEqualTo(204);
        assertThat(sendSigned("text", "", "x-amz-meta-a", "b").body()).contains("Extra input fields: x-amz-meta-a");
        assertThat(sendSigned("text", "{\"acl\":\"private\"},", "acl", "public-read")
                        .body())
                .contains("Policy Condition failed: [&quot;eq&quot;, &quot;$acl&quot;, &quot;private&quot;]");
    }

    @Test
    void holdsTheFileToItsSize() throws IOException {
        RawHttp.Answer large = sendSigned("text", "[\"content-length-range\", 1, 3],");
        RawHttp.Answer small = sendSigned("text", "[\"content-length-range\", 10, 30],");

        assertThat(large.body()).contains("EntityTooLarge").contains("<ProposedSize>4</ProposedSize>");
        assertThat(small.body()).contains("EntityTooSmall");
        refused(() -> s3.get("in/a.txt"), 404, "NoSuchKey");
    }

    @Test
    void refusesAFormThatIsTooLate() throws IOException {
        String policy = "{\"expiration\":\"2025-12-31T00:00:00Z\",\"conditions\":[]}";

        RawHttp.Answer answer = send(
                "text",
                "key",
                "a",
                "policy",
                Base64.getEncoder().encodeToString(policy.getBytes(StandardCharsets.UTF_8)),
                "AWSAccessKeyId",
                "test",
                "Signature",
                "abc");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("Invalid according to Policy: Policy expired.");
    }

    @Test
    void saysWhichFieldIsMissing() throws IOException {
        assertThat(send("text").body()).contains("Bucket POST must contain a field named 'key'.");
        assertThat(http.send("POST", "/" + BUCKET, "a=b").body()).contains("PreconditionFailed");
    }

    @Test
    void wantsAFile() throws IOException {
        String body = "--edge\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na\r\n--edge--\r\n";

        RawHttp.Answer answer =
                http.send("POST", "/" + BUCKET, body, "Content-Type", "multipart/form-data; boundary=edge");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("POST requires exactly one file upload per request.");
    }

    @Test
    void ignoresARedirectThatIsNoUrl() throws IOException {
        assertThat(send("text", "key", "a", "success_action_redirect", "not a url")
                        .status())
                .isEqualTo(204);
    }
}
