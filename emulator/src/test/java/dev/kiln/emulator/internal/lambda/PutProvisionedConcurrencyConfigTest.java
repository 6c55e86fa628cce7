package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.environment.FunctionSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

class PutProvisionedConcurrencyConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void startsEnvironmentsAhead() {
        publishOne();
        PutProvisionedConcurrencyConfigResponse asked = provision("1", 2);
        assertThat(asked.statusAsString()).isEqualTo("IN_PROGRESS");
        assertThat(asked.requestedProvisionedConcurrentExecutions()).isEqualTo(2);
        assertThat(asked.lastModified()).isEqualTo("2026-01-01T00:00:00+0000");
        assertThat(lambda.environments.invoked)
                .extracting(FunctionSpec::initializationType)
                .containsExactly("provisioned-concurrency");
    }

    @Test
    void isNotForLatest() {
        publishOne();
        assertThatThrownBy(() -> provision("$LATEST", 1))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
    }

    @Test
    void staysWithinTheReservedConcurrency() {
        publishOne();
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(1));
        assertThatThrownBy(() -> provision("1", 2))
                .hasMessageContaining("Requested Provisioned Concurrency should not be greater than the"
                        + " reservedConcurrentExecution for function");
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
