package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.lambda.Layers.LayerName;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentInput;
import software.amazon.awssdk.services.lambda.model.LayerVersionsListItem;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;

/**
 * Publishes an archive as the next version of a layer.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html">AWS: PublishLayerVersion</a>
 */
final class PublishLayerVersion implements Operation.Direct<PublishLayerVersionRequest, PublishLayerVersionResponse> {
    private static final DateTimeFormatter CREATED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Layers layers;
    private final Uploads uploads;
    private final CodeLinks links;
    private final Time time;

    PublishLayerVersion(Layers layers, Uploads uploads, CodeLinks links, Time time) {
        this.layers = layers;
        this.uploads = uploads;
        this.links = links;
        this.time = time;
    }

    @Override
    public PublishLayerVersionResponse run(PublishLayerVersionRequest request, CallContext call) {
        LayerName layer = LayerName.of(request.layerName(), call);
        LayerVersionContentInput content =
                request.content() == null ? LayerVersionContentInput.builder().build() : request.content();
        CodeArchive.Stored code = uploads.take(content.zipFile(), content.s3Bucket(), null);
        String created = CREATED.format(time.now());
        LayerRecord published = layers.publish(
                layer,
                number -> new LayerRecord(
                        layer.account(),
                        layer.region(),
                        layer.name(),
                        Members.copy(request, LayerVersionsListItem.builder())
                                .layerVersionArn(layer.arn(number))
                                .version(number)
                                .description(request.description() == null ? "" : request.description())
                                .createdDate(created)
                                .build(),
                        code.archive(),
                        code.codeSha256(),
                        code.codeSize()));
        return Members.copy(published.item(), PublishLayerVersionResponse.builder())
                .layerArn(published.layerArn())
                .content(links.content(published))
                .build();
    }
}
