package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

class ListLayersTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void listsTheNewestVersionOfEach() {
        publish("b");
        publish("a");
        publish("a");
        assertThat(lambda.client.listLayers(r -> {}).layers())
                .extracting(layer -> layer.latestMatchingVersion().layerVersionArn())
                .containsExactly(
                        "arn:aws:lambda:us-east-1:000000000000:layer:a:2",
                        "arn:aws:lambda:us-east-1:000000000000:layer:b:1");
        assertThat(lambda.client
                        .listLayers(r -> r.compatibleRuntime(Runtime.NODEJS22_X))
                        .layers())
                .isEmpty();
    }

    private PublishLayerVersionResponse publish(String name) {
        return lambda.client.publishLayerVersion(r -> r.layerName(name)
                .compatibleRuntimes(Runtime.JAVA21)
                .content(content -> content.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))));
    }
}
