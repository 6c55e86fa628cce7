package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteFunctionConcurrencyTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void letsTheFunctionRunAgain() {
        lambda.create("hello");
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));
        lambda.client.deleteFunctionConcurrency(r -> r.functionName("hello"));
        assertThat(lambda.client.invoke(r -> r.functionName("hello")).statusCode())
                .isEqualTo(200);
    }
}
