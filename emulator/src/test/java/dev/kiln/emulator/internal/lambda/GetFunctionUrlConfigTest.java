package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class GetFunctionUrlConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersTheUrl() {
        String url = create();
        assertThat(lambda.client
                        .getFunctionUrlConfig(r -> r.functionName("hello"))
                        .functionUrl())
                .isEqualTo(url);
    }

    @Test
    void saysThatThereIsNone() {
        assertThatThrownBy(() -> lambda.client.getFunctionUrlConfig(r -> r.functionName("hello")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");
    }

    private String create() {
        lambda.create("hello");
        return lambda.client
                .createFunctionUrlConfig(r -> r.functionName("hello").authType(FunctionUrlAuthType.NONE))
                .functionUrl();
    }
}
