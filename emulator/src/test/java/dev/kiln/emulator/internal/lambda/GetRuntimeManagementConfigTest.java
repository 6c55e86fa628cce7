package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetRuntimeManagementConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void isAutomaticUnlessSet() {
        lambda.create("hello");
        assertThat(lambda.client
                        .getRuntimeManagementConfig(r -> r.functionName("hello"))
                        .updateRuntimeOnAsString())
                .isEqualTo("Auto");
    }
}
