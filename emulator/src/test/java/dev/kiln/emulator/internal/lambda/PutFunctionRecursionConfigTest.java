package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PutFunctionRecursionConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void remembersWhatIsAllowed() {
        lambda.create("hello");

        assertThat(lambda.client
                        .putFunctionRecursionConfig(r -> r.functionName("hello").recursiveLoop("Allow"))
                        .recursiveLoopAsString())
                .isEqualTo("Allow");
        assertThat(lambda.client
                        .getFunctionRecursionConfig(r -> r.functionName("hello"))
                        .recursiveLoopAsString())
                .isEqualTo("Allow");
    }

    @Test
    void refusesOtherWords() {
        lambda.create("hello");

        assertThatThrownBy(() -> lambda.client.putFunctionRecursionConfig(
                        r -> r.functionName("hello").recursiveLoop("Perhaps")))
                .hasMessageContaining(
                        "Value 'Perhaps' at 'recursiveLoop' failed to satisfy constraint: Member must satisfy enum value set: [");
    }
}
