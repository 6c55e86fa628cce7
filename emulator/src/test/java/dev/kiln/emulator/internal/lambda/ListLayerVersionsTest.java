package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;
import software.amazon.awssdk.services.lambda.model.Runtime;

class ListLayerVersionsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    @Test
    void listsTheNewestFirst() {
        for (int i = 0; i < 11; i++) {
            publish("a");
        }
        ListLayerVersionsResponse first =
                lambda.client.listLayerVersions(r -> r.layerName("a").maxItems(3));
        assertThat(first.layerVersions())
                .extracting(LayerVersionsListItem::version)
                .containsExactly(11L, 10L, 9L);
        assertThat(lambda.client
                        .listLayerVersions(r -> r.layerName("a").marker(first.nextMarker()))
                        .layerVersions())
                .extracting(LayerVersionsListItem::version)
                .startsWith(8L)
                .endsWith(1L);
    }

    private PublishLayerVersionResponse publish(String name) {
        return lambda.client.publishLayerVersion(r -> r.layerName(name)
                .compatibleRuntimes(Runtime.JAVA21)
                .content(content -> content.zipFile(SdkBytes.fromByteArray(TestLambda.ZIP))));
    }
}
