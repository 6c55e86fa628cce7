package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetFunctionConfigurationTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersTheArnWithTheQualifierThatWasAskedFor() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello").qualifier("1"))
                        .functionArn())
                .isEqualTo(TestLambda.ARN + "hello:1");
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello"))
                        .functionArn())
                .isEqualTo(TestLambda.ARN + "hello");
    }
}
