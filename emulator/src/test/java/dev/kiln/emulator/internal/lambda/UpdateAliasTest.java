package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

class UpdateAliasTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void pointsElsewhereWithANewRevision() {
        publishTwo();
        String revision = lambda.client
                .createAlias(r -> r.functionName("hello").name("live").functionVersion("1"))
                .revisionId();
        UpdateAliasResponse updated = lambda.client.updateAlias(
                r -> r.functionName("hello").name("live").functionVersion("2").revisionId(revision));
        assertThat(updated.functionVersion()).isEqualTo("2");
        assertThat(updated.revisionId()).isNotEqualTo(revision);
        assertThatThrownBy(() -> lambda.client.updateAlias(r -> r.functionName("hello")
                        .name("live")
                        .functionVersion("1")
                        .revisionId(revision)))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void endsASplitWithAnEmptyRouting() {
        publishTwo();
        lambda.client.createAlias(r -> r.functionName("hello")
                .name("live")
                .functionVersion("1")
                .routingConfig(c -> c.additionalVersionWeights(Map.of("2", 0.5))));
        assertThat(lambda.client
                        .updateAlias(r -> r.functionName("hello")
                                .name("live")
                                .routingConfig(c -> c.additionalVersionWeights(Map.of())))
                        .routingConfig())
                .isNull();
    }

    @Test
    void namesTheAliasThatIsMissing() {
        lambda.create("hello");
        assertThatThrownBy(() ->
                        lambda.client.updateAlias(r -> r.functionName("hello").name("live")))
                .hasMessageContaining("Alias not found: " + TestLambda.ARN + "hello:live");
    }

    private void publishTwo() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.updateFunctionConfiguration(r -> r.functionName("hello").timeout(5));
        lambda.client.publishVersion(r -> r.functionName("hello"));
    }
}
