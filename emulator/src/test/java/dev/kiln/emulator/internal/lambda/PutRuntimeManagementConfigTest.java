package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.UpdateRuntimeOn;

class PutRuntimeManagementConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void isRemembered() {
        lambda.create("hello");
        lambda.client.putRuntimeManagementConfig(
                r -> r.functionName("hello").updateRuntimeOn(UpdateRuntimeOn.FUNCTION_UPDATE));
        assertThat(lambda.client
                        .getRuntimeManagementConfig(r -> r.functionName("hello"))
                        .updateRuntimeOnAsString())
                .isEqualTo("FunctionUpdate");
    }

    @Test
    void needsAVersionToStayOn() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.putRuntimeManagementConfig(
                        r -> r.functionName("hello").updateRuntimeOn(UpdateRuntimeOn.MANUAL)))
                .isInstanceOf(InvalidParameterValueException.class);
    }
}
