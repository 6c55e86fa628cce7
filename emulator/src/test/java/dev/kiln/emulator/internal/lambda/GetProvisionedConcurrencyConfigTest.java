package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.environment.Environments.Provisioned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

class GetProvisionedConcurrencyConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void isReadyWhenTheEnvironmentsAre() {
        publishOne();
        lambda.environments.provisioned = new Provisioned(2, null);
        provision("1", 2);
        GetProvisionedConcurrencyConfigResponse found = lambda.client.getProvisionedConcurrencyConfig(
                r -> r.functionName("hello").qualifier("1"));
        assertThat(found.statusAsString()).isEqualTo("READY");
        assertThat(found.availableProvisionedConcurrentExecutions()).isEqualTo(2);
    }

    @Test
    void tellsThatTheFunctionCannotBeInitialised() {
        publishOne();
        lambda.environments.provisioned = new Provisioned(0, "boom");
        provision("1", 2);
        GetProvisionedConcurrencyConfigResponse found = lambda.client.getProvisionedConcurrencyConfig(
                r -> r.functionName("hello").qualifier("1"));
        assertThat(found.statusAsString()).isEqualTo("FAILED");
        assertThat(found.statusReason()).isEqualTo("FUNCTION_ERROR_INIT_FAILURE");
    }

    @Test
    void saysThatThereIsNone() {
        publishOne();
        assertThatThrownBy(() -> lambda.client.getProvisionedConcurrencyConfig(
                        r -> r.functionName("hello").qualifier("1")))
                .isInstanceOf(ProvisionedConcurrencyConfigNotFoundException.class)
                .hasMessageContaining("No Provisioned Concurrency Config found for this function");
    }

    private void publishOne() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
    }

    private PutProvisionedConcurrencyConfigResponse provision(String qualifier, int count) {
        return lambda.client.putProvisionedConcurrencyConfig(
                r -> r.functionName("hello").qualifier(qualifier).provisionedConcurrentExecutions(count));
    }
}
