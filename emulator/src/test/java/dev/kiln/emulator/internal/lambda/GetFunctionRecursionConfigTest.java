package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class GetFunctionRecursionConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void circlesAreStoppedUnlessAllowed() {
        lambda.create("hello");

        assertThat(lambda.client
                        .getFunctionRecursionConfig(r -> r.functionName("hello"))
                        .recursiveLoopAsString())
                .isEqualTo("Terminate");
    }

    @Test
    void saysThatThereIsNoSuchFunction() {
        assertThatThrownBy(() -> lambda.client.getFunctionRecursionConfig(r -> r.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
