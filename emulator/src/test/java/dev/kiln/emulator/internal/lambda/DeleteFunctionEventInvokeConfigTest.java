package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class DeleteFunctionEventInvokeConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void removesTheSettingsOnce() {
        lambda.create("hello");
        lambda.client.putFunctionEventInvokeConfig(r -> r.functionName("hello").maximumRetryAttempts(0));

        lambda.client.deleteFunctionEventInvokeConfig(r -> r.functionName("hello"));

        assertThat(lambda.client
                        .listFunctionEventInvokeConfigs(r -> r.functionName("hello"))
                        .functionEventInvokeConfigs())
                .isEmpty();
        assertThatThrownBy(() -> lambda.client.deleteFunctionEventInvokeConfig(r -> r.functionName("hello")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("doesn't have an EventInvokeConfig");
    }

    @Test
    void theyGoWithTheFunction() {
        lambda.create("hello");
        lambda.client.putFunctionEventInvokeConfig(r -> r.functionName("hello").maximumRetryAttempts(0));
        lambda.client.deleteFunction(r -> r.functionName("hello"));
        lambda.create("hello");

        assertThatThrownBy(() -> lambda.client.getFunctionEventInvokeConfig(r -> r.functionName("hello")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
