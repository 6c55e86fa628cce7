package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetFunctionConcurrencyTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void isEmptyWhereNothingIsReserved() {
        lambda.create("hello");
        assertThat(lambda.client
                        .getFunctionConcurrency(r -> r.functionName("hello"))
                        .reservedConcurrentExecutions())
                .isNull();
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(7));
        assertThat(lambda.client
                        .getFunctionConcurrency(r -> r.functionName("hello"))
                        .reservedConcurrentExecutions())
                .isEqualTo(7);
    }
}
