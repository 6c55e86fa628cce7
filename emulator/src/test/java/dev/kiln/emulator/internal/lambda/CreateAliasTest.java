package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class CreateAliasTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersTheAlias() {
        publishTwo();
        CreateAliasResponse made = lambda.client.createAlias(
                r -> r.functionName("hello").name("live").functionVersion("1"));
        assertThat(made.aliasArn()).isEqualTo(TestLambda.ARN + "hello:live");
        assertThat(made.functionVersion()).isEqualTo("1");
        assertThat(made.description()).isEmpty();
        assertThat(made.revisionId()).isNotEmpty();
        assertThat(made.routingConfig()).isNull();
    }

    @Test
    void refusesANameThatIsTaken() {
        publishTwo();
        lambda.client.createAlias(r -> r.functionName("hello").name("live").functionVersion("1"));
        assertThatThrownBy(() -> lambda.client.createAlias(
                        r -> r.functionName("hello").name("live").functionVersion("2")))
                .isInstanceOf(ResourceConflictException.class)
                .hasMessageContaining("Alias already exists: " + TestLambda.ARN + "hello:live");
    }

    @Test
    void needsAVersionThatExists() {
        publishTwo();
        assertThatThrownBy(() -> lambda.client.createAlias(
                        r -> r.functionName("hello").name("live").functionVersion("9")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: " + TestLambda.ARN + "hello:9");
    }

    @Test
    void splitsTrafficBetweenTwoVersions() {
        publishTwo();
        lambda.client.createAlias(r -> r.functionName("hello")
                .name("live")
                .functionVersion("1")
                .routingConfig(c -> c.additionalVersionWeights(Map.of("2", 1.0))));
        assertThat(lambda.client
                        .invoke(r -> r.functionName("hello").qualifier("live"))
                        .executedVersion())
                .isEqualTo("2");
    }

    @Test
    void doesNotSplitTheTrafficOfLatest() {
        publishTwo();
        assertThatThrownBy(() -> lambda.client.createAlias(r -> r.functionName("hello")
                        .name("live")
                        .functionVersion("$LATEST")
                        .routingConfig(c -> c.additionalVersionWeights(Map.of("2", 0.5)))))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("$LATEST is not supported for an alias pointing to more than 1 version");
    }

    private void publishTwo() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.updateFunctionConfiguration(r -> r.functionName("hello").timeout(5));
        lambda.client.publishVersion(r -> r.functionName("hello"));
    }
}
