package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;

class GetLayerVersionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void answersWhatWasPublished() {
        publish("tools");
        GetLayerVersionResponse found =
                lambda.client.getLayerVersion(r -> r.layerName("tools").versionNumber(1L));
        assertThat(found.compatibleRuntimesAsStrings()).containsExactly("java21");
        assertThat(found.content().location()).contains("/_kiln/code/");
    }

    @Test
    void saysThatThereIsNoSuchVersion() {
        assertThatThrownBy(() ->
                        lambda.client.getLayerVersion(r -> r.layerName("tools").versionNumber(1L)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");
    }

    private PublishLayerVersionResponse publish(String name) {
        return lambda.client.publishLayerVersion(r -> r.layerName(name)
                .compatibleRuntimes(Runtime.JAVA21)
                .content(content -> content.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))));
    }
}
