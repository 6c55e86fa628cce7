package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class GetFunctionEventInvokeConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void eachQualifierHasItsOwn() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.putFunctionEventInvokeConfig(
                r -> r.functionName("hello").qualifier("1").maximumRetryAttempts(0));

        assertThat(lambda.client
                        .getFunctionEventInvokeConfig(r -> r.functionName("hello:1"))
                        .functionArn())
                .isEqualTo(TestLambda.ARN + "hello:1");
        assertThatThrownBy(() -> lambda.client.getFunctionEventInvokeConfig(r -> r.functionName("hello")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(
                        "The function " + TestLambda.ARN + "hello:$LATEST doesn't have an EventInvokeConfig");
    }
}
