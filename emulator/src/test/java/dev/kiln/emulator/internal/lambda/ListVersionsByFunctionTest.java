package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListVersionsByFunctionResponse;

class ListVersionsByFunctionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void listsLatestFirstAndNumbersByValue() {
        lambda.create("hello");
        for (int i = 1; i <= 11; i++) {
            int timeout = i;
            lambda.client.updateFunctionConfiguration(
                    r -> r.functionName("hello").timeout(timeout));
            lambda.client.publishVersion(r -> r.functionName("hello"));
        }
        assertThat(lambda.client
                        .listVersionsByFunction(r -> r.functionName("hello"))
                        .versions())
                .extracting(FunctionConfiguration::version)
                .startsWith("$LATEST", "1", "2")
                .endsWith("9", "10", "11");
    }

    @Test
    void pagesThroughAllOfThem() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        ListVersionsByFunctionResponse first = lambda.client.listVersionsByFunction(
                r -> r.functionName("hello").maxItems(1));
        assertThat(lambda.client
                        .listVersionsByFunction(r -> r.functionName("hello").marker(first.nextMarker()))
                        .versions())
                .extracting(FunctionConfiguration::functionArn)
                .containsExactly(TestLambda.ARN + "hello:1");
    }
}
