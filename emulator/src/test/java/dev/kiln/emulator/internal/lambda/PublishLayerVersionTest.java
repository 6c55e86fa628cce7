package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

class PublishLayerVersionTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void countsUpAndNeverGivesANumberTwice() {
        PublishLayerVersionResponse first = publish("tools");
        assertThat(first.layerArn()).isEqualTo("arn:aws:lambda:us-east-1:000000000000:layer:tools");
        assertThat(first.layerVersionArn()).isEqualTo(first.layerArn() + ":1");
        assertThat(first.createdDate()).isEqualTo("2026-01-01T00:00:00.000+0000");
        assertThat(first.content().codeSize()).isEqualTo(TestLambda.ZIP.length);
        assertThat(first.description()).isEmpty();
        lambda.client.deleteLayerVersion(r -> r.layerName("tools").versionNumber(1L));
        assertThat(publish("tools").version()).isEqualTo(2);
    }

    @Test
    void isUnpackedForTheFunctionsThatAttachIt() {
        String arn = publish("tools").layerVersionArn();
        lambda.client.createFunction(TestLambda.function("hello").layers(arn).build());
        lambda.client.invoke(r -> r.functionName("hello"));
        assertThat(lambda.environments.invoked.get(0).layers())
                .singleElement()
                .satisfies(layer -> assertThat(layer.resolve("handler.txt")).hasContent("code"));
    }

    @Test
    void mustExistToBeAttached() {
        assertThatThrownBy(() -> lambda.client.createFunction(TestLambda.function("hello")
                        .layers("arn:aws:lambda:us-east-1:000000000000:layer:none:1")
                        .build()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "Layer version arn:aws:lambda:us-east-1:000000000000:layer:none:1 does not exist.");
    }

    private PublishLayerVersionResponse publish(String name) {
        return lambda.client.publishLayerVersion(r -> r.layerName(name)
                .compatibleRuntimes(Runtime.JAVA21)
                .content(content -> content.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))));
    }
}
