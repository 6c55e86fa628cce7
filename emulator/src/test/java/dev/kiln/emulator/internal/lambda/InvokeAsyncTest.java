package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.environment.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

class InvokeAsyncTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void takesTheEventForLater() throws Exception {
        lambda.create("hello");
        CountDownLatch ran = new CountDownLatch(1);
        lambda.environments.run((event, sink) -> {
            ran.countDown();
            return new Outcome.Succeeded();
        });
        InvokeRequest request = InvokeRequest.builder()
                .functionName("hello")
                .payload(SdkBytes.fromUtf8String("[1]"))
                .build();
        InvokeResponse answer = ((InvokeAsync) lambda.operation("InvokeAsync"))
                .run(request, TestLambda.context(TestLambda.ACCOUNT, TestLambda.REGION));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(lambda.environments.events.get(0).payload(), StandardCharsets.UTF_8))
                .isEqualTo("[1]");
    }
}
