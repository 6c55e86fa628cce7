package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

class GetLayerVersionByArnTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void findsTheVersion() {
        String arn = publish("tools").layerVersionArn();
        assertThat(lambda.client.getLayerVersionByArn(r -> r.arn(arn)).version())
                .isEqualTo(1);
    }

    private PublishLayerVersionResponse publish(String name) {
        return lambda.client.publishLayerVersion(r -> r.layerName(name)
                .compatibleRuntimes(Runtime.JAVA21)
                .content(content -> content.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))));
    }
}
