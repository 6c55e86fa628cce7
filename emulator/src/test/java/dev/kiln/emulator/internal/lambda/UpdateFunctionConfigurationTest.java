package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.environment.FunctionSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

class UpdateFunctionConfigurationTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void changesWhatIsGivenAndKeepsTheRest() {
        lambda.client.createFunction(
                TestLambda.function("hello").memorySize(256).description("d").build());
        UpdateFunctionConfigurationResponse updated = lambda.client.updateFunctionConfiguration(
                r -> r.functionName("hello").timeout(9).environment(e -> e.variables(Map.of("NAME", "1"))));
        assertThat(updated.timeout()).isEqualTo(9);
        assertThat(updated.memorySize()).isEqualTo(256);
        assertThat(updated.description()).isEqualTo("d");
        assertThat(updated.environment().variables()).containsEntry("NAME", "1");
        assertThat(updated.lastUpdateStatusAsString()).isEqualTo("InProgress");
        assertThat(updated.lastUpdateStatusReasonCodeAsString()).isEqualTo("Creating");
    }

    @Test
    void givesTheNextInvocationTheNewSettings() {
        lambda.create("hello");
        lambda.client.invoke(r -> r.functionName("hello"));
        lambda.client.updateFunctionConfiguration(
                r -> r.functionName("hello").timeout(9).handler("example.Other"));
        lambda.client.invoke(r -> r.functionName("hello"));
        FunctionSpec before = lambda.environments.invoked.get(0);
        FunctionSpec after = lambda.environments.invoked.get(1);
        assertThat(after.timeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(after.handler()).isEqualTo("example.Other");
        assertThat(after.revision()).isNotEqualTo(before.revision());
    }

    @Test
    void detachesLayersWithAnEmptyList() {
        String layer = lambda.client
                .publishLayerVersion(
                        r -> r.layerName("l").content(c -> c.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))))
                .layerVersionArn();
        lambda.client.createFunction(TestLambda.function("hello").layers(layer).build());
        lambda.client.updateFunctionConfiguration(r -> r.functionName("hello").layers(List.of()));
        assertThat(lambda.client
                        .getFunctionConfiguration(r -> r.functionName("hello"))
                        .hasLayers())
                .isFalse();
    }

    @Test
    void refusesAnotherRevision() {
        lambda.create("hello");
        assertThatThrownBy(() -> lambda.client.updateFunctionConfiguration(
                        r -> r.functionName("hello").timeout(4).revisionId("old")))
                .isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void anEmptyArnTakesTheDeadLetterQueueAwayAndNoArnLeavesIt() {
        lambda.create("hello");
        String queue = "arn:aws:sqs:us-east-1:000000000000:dead";
        lambda.client.updateFunctionConfiguration(
                r -> r.functionName("hello").deadLetterConfig(d -> d.targetArn(queue)));

        assertThat(lambda.client
                        .updateFunctionConfiguration(
                                r -> r.functionName("hello").deadLetterConfig(d -> {}))
                        .deadLetterConfig()
                        .targetArn())
                .isEqualTo(queue);
        assertThat(lambda.client
                        .updateFunctionConfiguration(
                                r -> r.functionName("hello").deadLetterConfig(d -> d.targetArn("")))
                        .deadLetterConfig())
                .isNull();
    }
}
