package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class GetAliasTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void namesTheAliasThatIsMissing() {
        lambda.create("hello");
        assertThatThrownBy(() ->
                        lambda.client.getAlias(r -> r.functionName("hello").name("live")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Cannot find alias arn: " + TestLambda.ARN + "hello:live");
    }

    @Test
    void answersWhatWasCreated() {
        lambda.create("hello");
        lambda.client.createAlias(r ->
                r.functionName("hello").name("dev").functionVersion("$LATEST").description("d"));
        GetAliasResponse found =
                lambda.client.getAlias(r -> r.functionName("hello").name("dev"));
        assertThat(found.functionVersion()).isEqualTo("$LATEST");
        assertThat(found.description()).isEqualTo("d");
    }
}
