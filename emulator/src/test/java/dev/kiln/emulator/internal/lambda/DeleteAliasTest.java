package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeleteAliasTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void canBeRepeated() {
        lambda.create("hello");
        lambda.client.createAlias(r -> r.functionName("hello").name("dev").functionVersion("$LATEST"));
        lambda.client.deleteAlias(r -> r.functionName("hello").name("dev"));
        lambda.client.deleteAlias(r -> r.functionName("hello").name("dev"));
        assertThat(lambda.client.listAliases(r -> r.functionName("hello")).aliases())
                .isEmpty();
    }
}
