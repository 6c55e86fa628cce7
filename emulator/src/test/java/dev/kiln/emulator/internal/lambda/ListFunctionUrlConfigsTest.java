package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

class ListFunctionUrlConfigsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void listsThoseOfAliasesToo() {
        create();
        lambda.client.createAlias(r -> r.functionName("hello").name("dev").functionVersion("$LATEST"));
        lambda.client.createFunctionUrlConfig(
                r -> r.functionName("hello").qualifier("dev").authType(FunctionUrlAuthType.NONE));
        assertThat(lambda.client
                        .listFunctionUrlConfigs(r -> r.functionName("hello"))
                        .functionUrlConfigs())
                .extracting(FunctionUrlConfig::functionArn)
                .containsExactly(TestLambda.ARN + "hello", TestLambda.ARN + "hello:dev");
    }

    private String create() {
        lambda.create("hello");
        return lambda.client
                .createFunctionUrlConfig(r -> r.functionName("hello").authType(FunctionUrlAuthType.NONE))
                .functionUrl();
    }
}
