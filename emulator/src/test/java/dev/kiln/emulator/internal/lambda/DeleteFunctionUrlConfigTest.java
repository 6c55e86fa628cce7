package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;

class DeleteFunctionUrlConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void takesTheUrlAway() throws Exception {
        String host = java.net.URI.create(create()).getHost();
        lambda.client.deleteFunctionUrlConfig(r -> r.functionName("hello"));
        HttpRequest request = new HttpRequest("GET", "/", "", Headers.of("Host", host), RequestBody.EMPTY);
        HttpReply reply =
                lambda.api.functionUrls().answer(request).toCompletableFuture().get();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(CollectedBody.of(reply.body()).whole()).isEqualTo("{\"Message\":null}");
        assertThat(reply.headers().first("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
    }

    private String create() {
        lambda.create("hello");
        return lambda.client
                .createFunctionUrlConfig(r -> r.functionName("hello").authType(FunctionUrlAuthType.NONE))
                .functionUrl();
    }
}
