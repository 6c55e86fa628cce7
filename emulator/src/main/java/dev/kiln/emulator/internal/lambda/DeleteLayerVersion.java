package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Layers.LayerName;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionResponse;

/**
 * Deletes a version of a layer; functions that have it attached keep it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_DeleteLayerVersion.html">AWS: DeleteLayerVersion</a>
 */
final class DeleteLayerVersion implements Operation.Direct<DeleteLayerVersionRequest, DeleteLayerVersionResponse> {
    private final Layers layers;

    DeleteLayerVersion(Layers layers) {
        this.layers = layers;
    }

    @Override
    public DeleteLayerVersionResponse run(DeleteLayerVersionRequest request, CallContext call) {
        layers.delete(LayerName.of(request.layerName(), call), request.versionNumber());
        return DeleteLayerVersionResponse.builder().build();
    }
}
