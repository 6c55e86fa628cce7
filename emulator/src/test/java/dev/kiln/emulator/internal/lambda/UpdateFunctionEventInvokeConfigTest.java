package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class UpdateFunctionEventInvokeConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void leavesWhatIsNotGiven() {
        lambda.create("hello");
        lambda.client.putFunctionEventInvokeConfig(r -> r.functionName("hello").maximumEventAgeInSeconds(60));

        lambda.client.updateFunctionEventInvokeConfig(
                r -> r.functionName("hello").maximumRetryAttempts(1));

        assertThat(lambda.client.getFunctionEventInvokeConfig(r -> r.functionName("hello")))
                .satisfies(set -> {
                    assertThat(set.maximumEventAgeInSeconds()).isEqualTo(60);
                    assertThat(set.maximumRetryAttempts()).isEqualTo(1);
                });
    }

    @Test
    void saysThatThereAreNone() {
        lambda.create("hello");

        assertThatThrownBy(() -> lambda.client.updateFunctionEventInvokeConfig(
                        r -> r.functionName("hello").maximumRetryAttempts(1)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(
                        "The function " + TestLambda.ARN + "hello:$LATEST doesn't have an EventInvokeConfig");
    }
}
