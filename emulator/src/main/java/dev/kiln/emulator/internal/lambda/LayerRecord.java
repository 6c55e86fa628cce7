package dev.kiln.emulator.internal.lambda;

import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;

/**
 * A version of a layer.
 *
 * @param archive its name in {@link CodeArchive}
 */
record LayerRecord(
        String account,
        String region,
        String name,
        LayerVersionsListItem item,
        String archive,
        String codeSha256,
        long codeSize) {
    String layerArn() {
        return FunctionName.arn(region, account, "layer:" + name);
    }
}
