package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;

class ListAliasesTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void listsThoseOfOneVersion() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.createAlias(r -> r.functionName("hello").name("b").functionVersion("1"));
        lambda.client.createAlias(r -> r.functionName("hello").name("a").functionVersion("$LATEST"));
        assertThat(lambda.client.listAliases(r -> r.functionName("hello")).aliases())
                .extracting(AliasConfiguration::name)
                .containsExactly("a", "b");
        assertThat(lambda.client
                        .listAliases(r -> r.functionName("hello").functionVersion("1"))
                        .aliases())
                .extracting(AliasConfiguration::name)
                .containsExactly("b");
    }
}
