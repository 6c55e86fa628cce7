package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.LayersListItem;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersResponse;

/**
 * Lists the layers of a region with the newest version of each.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListLayers.html">AWS: ListLayers</a>
 */
final class ListLayers implements Operation.Direct<ListLayersRequest, ListLayersResponse> {
    private final Layers layers;

    ListLayers(Layers layers) {
        this.layers = layers;
    }

    @Override
    public ListLayersResponse run(ListLayersRequest request, CallContext call) {
        Pages<LayerRecord> page = Pages.page(
                layers.newest(
                        call.account(),
                        call.region(),
                        record -> Layers.fits(record, request.compatibleRuntime(), request.compatibleArchitecture())),
                LayerRecord::name,
                request.marker(),
                request.maxItems());
        return ListLayersResponse.builder()
                .layers(page.items().stream()
                        .map(layer -> LayersListItem.builder()
                                .layerName(layer.name())
                                .layerArn(layer.layerArn())
                                .latestMatchingVersion(layer.item())
                                .build())
                        .toList())
                .nextMarker(page.nextMarker())
                .build();
    }
}
