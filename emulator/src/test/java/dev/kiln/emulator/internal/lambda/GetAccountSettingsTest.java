package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;

class GetAccountSettingsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void countsFunctionsCodeAndReservations() {
        lambda.create("a");
        lambda.create("b");
        lambda.client.putFunctionConcurrency(r -> r.functionName("a").reservedConcurrentExecutions(10));
        GetAccountSettingsResponse settings = lambda.client.getAccountSettings(r -> {});
        assertThat(settings.accountUsage().functionCount()).isEqualTo(2);
        assertThat(settings.accountUsage().totalCodeSize()).isEqualTo(2L * TestLambda.ZIP.length);
        assertThat(settings.accountLimit().concurrentExecutions()).isEqualTo(1000);
        assertThat(settings.accountLimit().unreservedConcurrentExecutions()).isEqualTo(990);
    }
}
