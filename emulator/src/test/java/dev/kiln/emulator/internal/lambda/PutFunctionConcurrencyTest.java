package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class PutFunctionConcurrencyTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void leavesAHundredToTheOthers() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.putFunctionConcurrency(
                        r -> r.functionName("hello").reservedConcurrentExecutions(901)))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Specified ReservedConcurrentExecutions for function decreases account's"
                        + " UnreservedConcurrentExecution below its minimum value of [100].");
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(900));
    }

    @Test
    void stopsAFunctionWithZero() {
        lambda.create("hello");
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));
        assertThatThrownBy(() -> lambda.client.invoke(r -> r.functionName("hello")))
                .isInstanceOfSatisfying(TooManyRequestsException.class, throttled -> {
                    assertThat(throttled.statusCode()).isEqualTo(429);
                    assertThat(throttled.awsErrorDetails().errorMessage()).isEqualTo("Rate Exceeded.");
                    assertThat(throttled.reasonAsString())
                            .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded");
                    assertThat(throttled.type()).isEqualTo("User");
                });
    }

    @Test
    void letsNoMoreRunAtATimeThanReserved() throws Exception {
        lambda.create("hello");
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(1));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        lambda.environments.run((event, sink) -> {
            started.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return FakeEnvironments.answer(sink, "application/json", "1");
        });
        CompletableFuture<InvokeResponse> first =
                CompletableFuture.supplyAsync(() -> lambda.client.invoke(r -> r.functionName("hello")));
        started.await();
        assertThatThrownBy(() -> lambda.client.invoke(r -> r.functionName("hello")))
                .isInstanceOf(TooManyRequestsException.class);
        release.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(lambda.client.invoke(r -> r.functionName("hello")).statusCode())
                .isEqualTo(200);
    }
}
