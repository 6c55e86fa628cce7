package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.ListFunctionEventInvokeConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class ListFunctionEventInvokeConfigsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void listsThemPageByPage() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.putFunctionEventInvokeConfig(r -> r.functionName("hello").maximumRetryAttempts(0));
        lambda.client.putFunctionEventInvokeConfig(
                r -> r.functionName("hello:1").maximumRetryAttempts(1));

        ListFunctionEventInvokeConfigsResponse first = lambda.client.listFunctionEventInvokeConfigs(
                r -> r.functionName("hello").maxItems(1));
        ListFunctionEventInvokeConfigsResponse second = lambda.client.listFunctionEventInvokeConfigs(
                r -> r.functionName("hello").maxItems(1).marker(first.nextMarker()));

        assertThat(first.functionEventInvokeConfigs())
                .extracting(FunctionEventInvokeConfig::functionArn)
                .containsExactly(TestLambda.ARN + "hello:$LATEST");
        assertThat(second.functionEventInvokeConfigs())
                .extracting(FunctionEventInvokeConfig::functionArn)
                .containsExactly(TestLambda.ARN + "hello:1");
        assertThat(second.nextMarker()).isNull();
    }

    @Test
    void saysThatThereIsNoSuchFunction() {
        assertThatThrownBy(() -> lambda.client.listFunctionEventInvokeConfigs(r -> r.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The function doesn't exist.");
    }
}
