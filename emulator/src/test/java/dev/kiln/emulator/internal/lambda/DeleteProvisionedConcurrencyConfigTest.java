package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

class DeleteProvisionedConcurrencyConfigTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void endsTheEnvironments() {
        publishOne();
        provision("1", 2);
        lambda.client.deleteProvisionedConcurrencyConfig(
                r -> r.functionName("hello").qualifier("1"));
        assertThat(lambda.environments.retired).containsExactly(TestLambda.ARN + "hello:1");
        assertThat(lambda.client
                        .listProvisionedConcurrencyConfigs(r -> r.functionName("hello"))
                        .provisionedConcurrencyConfigs())
                .isEmpty();
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
