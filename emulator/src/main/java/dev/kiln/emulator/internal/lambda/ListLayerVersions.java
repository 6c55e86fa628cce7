package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Layers.LayerName;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;

/**
 * Lists the versions of a layer, the newest first.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListLayerVersions.html">AWS: ListLayerVersions</a>
 */
final class ListLayerVersions implements Operation.Direct<ListLayerVersionsRequest, ListLayerVersionsResponse> {
    private final Layers layers;

    ListLayerVersions(Layers layers) {
        this.layers = layers;
    }

    @Override
    public ListLayerVersionsResponse run(ListLayerVersionsRequest request, CallContext call) {
        Pages<LayerRecord> page = Pages.page(
                layers.versions(LayerName.of(request.layerName(), call)).stream()
                        .filter(record ->
                                Layers.fits(record, request.compatibleRuntime(), request.compatibleArchitecture()))
                        .toList(),
                record -> Pages.numberKey(Long.MAX_VALUE - record.item().version()),
                request.marker(),
                request.maxItems());
        return ListLayerVersionsResponse.builder()
                .layerVersions(page.items().stream().map(LayerRecord::item).toList())
                .nextMarker(page.nextMarker())
                .build();
    }
}
