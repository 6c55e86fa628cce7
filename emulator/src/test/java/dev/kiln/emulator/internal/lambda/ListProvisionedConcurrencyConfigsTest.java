package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

class ListProvisionedConcurrencyConfigsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void listsVersionsAndAliases() {
        publishOne();
        lambda.client.createAlias(r -> r.functionName("hello").name("live").functionVersion("1"));
        provision("live", 1);
        assertThat(lambda.client
                        .listProvisionedConcurrencyConfigs(r -> r.functionName("hello"))
                        .provisionedConcurrencyConfigs())
                .extracting(ProvisionedConcurrencyConfigListItem::functionArn)
                .containsExactly(TestLambda.ARN + "hello:live");
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
