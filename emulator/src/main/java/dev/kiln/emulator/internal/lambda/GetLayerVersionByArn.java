package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Layers.LayerName;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnResponse;

/**
 * Answers a version of a layer that is named by its ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_GetLayerVersionByArn.html">AWS: GetLayerVersionByArn</a>
 */
final class GetLayerVersionByArn
        implements Operation.Direct<GetLayerVersionByArnRequest, GetLayerVersionByArnResponse> {
    private final Layers layers;
    private final CodeLinks links;

    GetLayerVersionByArn(Layers layers, CodeLinks links) {
        this.layers = layers;
        this.links = links;
    }

    @Override
    public GetLayerVersionByArnResponse run(GetLayerVersionByArnRequest request, CallContext call) {
        LayerName layer = LayerName.of(request.arn(), call);
        Long number = layer.version();
        if (number == null) {
            throw LambdaErrors.validation(
                    request.arn(), "arn", "Member must satisfy regular expression pattern: " + Layers.VERSION_ARN);
        }
        LayerRecord found = layers.require(layer, number);
        return Members.copy(found.item(), GetLayerVersionByArnResponse.builder())
                .layerArn(found.layerArn())
                .content(links.content(found))
                .build();
    }
}
