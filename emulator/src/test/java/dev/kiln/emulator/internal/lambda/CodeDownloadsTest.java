package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CodeDownloadsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersTheVeryZipThatWasUploaded() throws Exception {
        lambda.create("hello");
        String location =
                lambda.client.getFunction(r -> r.functionName("hello")).code().location();
        HttpReply reply = get(URI.create(location).getPath());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(CollectedBody.of(reply.body()).bytes()).isEqualTo(TestLambda.ZIP);
    }

    @Test
    void knowsNothingElse() throws Exception {
        assertThat(get("/_kiln/code/" + "0".repeat(64) + ".zip").status()).isEqualTo(404);
        assertThat(get("/_kiln/code/../secret.zip").status()).isEqualTo(404);
    }

    private HttpReply get(String path) throws Exception {
        HttpRequest request = new HttpRequest("GET", path, "", new Headers(), RequestBody.EMPTY);
        assertThat(lambda.api.codeDownloads().serves(request)).isTrue();
        return lambda.api.codeDownloads().answer(request).toCompletableFuture().get();
    }
}
