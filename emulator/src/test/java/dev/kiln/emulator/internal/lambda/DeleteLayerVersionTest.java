package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

class DeleteLayerVersionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void leavesTheLayerToTheFunctionsThatHaveIt() {
        String arn = publish("tools").layerVersionArn();
        lambda.client.createFunction(TestLambda.function("hello").layers(arn).build());
        lambda.client.deleteLayerVersion(r -> r.layerName("tools").versionNumber(1L));
        lambda.client.invoke(r -> r.functionName("hello"));
        assertThat(lambda.environments.invoked.get(0).layers()).hasSize(1);
        assertThat(lambda.client.listLayerVersions(r -> r.layerName("tools")).layerVersions())
                .isEmpty();
    }

    private PublishLayerVersionResponse publish(String name) {
        return lambda.client.publishLayerVersion(r -> r.layerName(name)
                .compatibleRuntimes(Runtime.JAVA21)
                .content(content -> content.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))));
    }
}
