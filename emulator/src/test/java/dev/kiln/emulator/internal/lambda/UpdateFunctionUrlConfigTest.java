package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionUrlConfigResponse;

class UpdateFunctionUrlConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void changesWhatIsGiven() {
        String url = create();
        lambda.time.advance(Duration.ofMinutes(1));
        UpdateFunctionUrlConfigResponse updated = lambda.client.updateFunctionUrlConfig(
                r -> r.functionName("hello").invokeMode(InvokeMode.RESPONSE_STREAM));
        assertThat(updated.invokeModeAsString()).isEqualTo("RESPONSE_STREAM");
        assertThat(updated.authTypeAsString()).isEqualTo("NONE");
        assertThat(updated.functionUrl()).isEqualTo(url);
        assertThat(updated.lastModifiedTime()).isEqualTo("2026-01-01T00:01:00Z");
    }

    private String create() {
        lambda.create("hello");
        return lambda.client
                .createFunctionUrlConfig(r -> r.functionName("hello").authType(FunctionUrlAuthType.NONE))
                .functionUrl();
    }
}
