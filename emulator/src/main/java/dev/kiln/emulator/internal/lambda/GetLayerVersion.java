package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Layers.LayerName;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;

/**
 * Answers a version of a layer and where to download it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersion.html">AWS: GetLayerVersion</a>
 */
final class GetLayerVersion implements Operation.Direct<GetLayerVersionRequest, GetLayerVersionResponse> {
    private final Layers layers;
    private final CodeLinks links;

    GetLayerVersion(Layers layers, CodeLinks links) {
        this.layers = layers;
        this.links = links;
    }

    @Override
    public GetLayerVersionResponse run(GetLayerVersionRequest request, CallContext call) {
        LayerRecord found = layers.require(LayerName.of(request.layerName(), call), request.versionNumber());
        return Members.copy(found.item(), GetLayerVersionResponse.builder())
                .layerArn(found.layerArn())
                .content(links.content(found))
                .build();
    }
}
