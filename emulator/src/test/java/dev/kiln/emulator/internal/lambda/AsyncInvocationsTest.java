package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class AsyncInvocationsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersAtOnceAndRunsTheEvent() throws Exception {
        lambda.create("hello");
        CountDownLatch ran = runs(1, new Outcome.Succeeded());
        InvokeResponse answer = invoke();
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.executedVersion()).isNull();
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void retriesTwiceWithTheSameRequestId() throws Exception {
        lambda.create("hello");
        Outcome failure = new Outcome.Failed("E", new byte[0]);
        CountDownLatch first = runs(1, failure);
        invoke();
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        awaitTimer();
        CountDownLatch second = runs(1, failure);
        lambda.time.advance(Duration.ofSeconds(59));
        assertThat(lambda.environments.events).hasSize(1);
        lambda.time.advance(Duration.ofSeconds(1));
        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
        awaitTimer();
        CountDownLatch third = runs(1, failure);
        lambda.time.advance(Duration.ofMinutes(2));
        assertThat(third.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(lambda.environments.events)
                .hasSize(3)
                .extracting(Event::requestId)
                .containsOnly(lambda.environments.events.get(0).requestId());
    }

    @Test
    void comesBackToAThrottledFunction() throws Exception {
        lambda.create("hello");
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));
        invoke();
        assertThat(lambda.environments.events).isEmpty();
        CountDownLatch ran = runs(1, new Outcome.Succeeded());
        lambda.client.deleteFunctionConcurrency(r -> r.functionName("hello"));
        lambda.time.advance(Duration.ofSeconds(1));
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void givesUpAfterSixHoursOfThrottling() {
        lambda.create("hello");
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));
        invoke();
        lambda.time.advance(Duration.ofHours(6));
        assertThat(lambda.time.pending()).isZero();
    }

    @Test
    void tellsTheCallerThatThereIsNoSuchFunction() {
        assertThatThrownBy(this::invoke).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void refusesMoreThanOneMegabyte() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.invoke(r -> r.functionName("hello")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String('"' + "x".repeat(1 << 20) + '"'))))
                .isInstanceOf(RequestTooLargeException.class)
                .hasMessageContaining(
                        "1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)");
    }

    private InvokeResponse invoke() {
        return lambda.client.invoke(r -> r.functionName("hello").invocationType(InvocationType.EVENT));
    }

    private CountDownLatch runs(int times, Outcome outcome) {
        CountDownLatch ran = new CountDownLatch(times);
        lambda.environments.run((event, sink) -> {
            ran.countDown();
            return outcome;
        });
        return ran;
    }

    /** The retry is scheduled by the thread that ran the function, a moment after the function ended. */
    private void awaitTimer() {
        while (lambda.time.pending() == 0) {
            Thread.onSpinWait();
        }
    }
}
