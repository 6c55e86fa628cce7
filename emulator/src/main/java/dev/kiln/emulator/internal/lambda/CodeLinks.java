package dev.kiln.emulator.internal.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentOutput;

/** Where uploaded code can be downloaded; on AWS these are presigned links to S3. */
final class CodeLinks {
    /** What the path of every link begins with. */
    static final String PATH = "/_kiln/code/";

    private final Supplier<URI> endpoint;

    CodeLinks(Supplier<URI> endpoint) {
        this.endpoint = endpoint;
    }

    String location(CodeSource code) {
        if (code.archive() != null) {
            return link(code.archive());
        }
        String path =
                code.directory() != null ? code.directory() : code.classPath().get(0);
        return Path.of(path).toUri().toString();
    }

    LayerVersionContentOutput content(LayerRecord layer) {
        return LayerVersionContentOutput.builder()
                .location(link(layer.archive()))
                .codeSha256(layer.codeSha256())
                .codeSize(layer.codeSize())
                .build();
    }

    private String link(String archive) {
        return endpoint.get().resolve(PATH + archive + ".zip").toString();
    }
}
