package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

class DeleteFunctionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void takesEverythingOfTheFunctionWithIt() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.createAlias(r -> r.functionName("hello").name("live").functionVersion("1"));
        lambda.client.deleteFunction(r -> r.functionName("hello"));
        lambda.create("hello");
        assertThat(lambda.client.listAliases(r -> r.functionName("hello")).aliases())
                .isEmpty();
        assertThat(lambda.client.publishVersion(r -> r.functionName("hello")).version())
                .isEqualTo("1");
        assertThat(lambda.environments.retired).contains(TestLambda.ARN + "hello", TestLambda.ARN + "hello:1");
    }

    @Test
    void sparesFunctionsWhoseNamesBeginTheSame() {
        lambda.create("hello");
        lambda.create("hello-2");
        lambda.client.deleteFunction(r -> r.functionName("hello"));
        assertThat(lambda.client.getFunction(r -> r.functionName("hello-2"))).isNotNull();
    }

    @Test
    void deletesOneVersion() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.deleteFunction(r -> r.functionName("hello").qualifier("1"));
        assertThatThrownBy(() ->
                        lambda.client.getFunction(r -> r.functionName("hello").qualifier("1")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void keepsAVersionThatAnAliasPointsTo() {
        lambda.create("hello");
        lambda.client.publishVersion(r -> r.functionName("hello"));
        lambda.client.createAlias(r -> r.functionName("hello").name("live").functionVersion("1"));
        assertThatThrownBy(() -> lambda.client.deleteFunction(
                        r -> r.functionName("hello").qualifier("1")))
                .isInstanceOf(ResourceConflictException.class);
    }

    @Test
    void doesNotDeleteLatestAlone() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.deleteFunction(
                        r -> r.functionName("hello").qualifier("$LATEST")))
                .hasMessageContaining("$LATEST version cannot be deleted without deleting the function.");
    }

    @Test
    void saysThatThereIsNoSuchFunction() {
        assertThatThrownBy(() -> lambda.client.deleteFunction(r -> r.functionName("nobody")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: " + TestLambda.ARN + "nobody");
    }
}
