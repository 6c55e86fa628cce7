package dev.kiln.emulator.internal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import org.junit.jupiter.api.Test;

class SignatureTest {
    @Test
    void readsTheCredentialScopeOfTheHeader() {
        Headers headers = Headers.of(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKID/20260131/eu-west-1/lambda/aws4_request, SignedHeaders=host, Signature=0",
                "X-Amz-Security-Token",
                "token");

        assertThat(Signature.of(request("", headers))).isEqualTo(new Signature("AKID", "eu-west-1", "lambda", "token"));
    }

    @Test
    void readsPresignedUrls() {
        String query = "X-Amz-Credential=111122223333%2F20260131%2Fus-east-2%2Fs3%2Faws4_request&X-Amz-Signature=0";

        assertThat(Signature.of(request(query, new Headers())))
                .isEqualTo(new Signature("111122223333", "us-east-2", "s3", null));
    }

    @Test
    void ignoresWhatIsNoSignature() {
        assertThat(Signature.of(request("", Headers.of("Authorization", "Basic Zm9v"))))
                .isNull();
        assertThat(Signature.of(request("", Headers.of("Authorization", "AWS4 Credential=a/b,"))))
                .isNull();
        assertThat(Signature.of(request("", new Headers()))).isNull();
    }

    private static HttpRequest request(String query, Headers headers) {
        return new HttpRequest("GET", "/", query, headers, RequestBody.EMPTY);
    }
}
