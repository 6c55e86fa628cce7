package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpDoor;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the links that GetFunction and GetLayerVersion give out. An archive's hash is as unguessable as a signature. */
public final class CodeDownloads implements HttpDoor {
    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(CodeLinks.PATH) + "(?<archive>[0-9a-f]{64})\\.zip");

    private final CodeArchive archive;

    CodeDownloads(CodeArchive archive) {
        this.archive = archive;
    }

    /** Whether a request is for this door. */
    public boolean serves(HttpRequest head) {
        return head.path().startsWith(CodeLinks.PATH);
    }

    @Override
    public BodyPlan plan(HttpRequest head) {
        return new BodyPlan(false, 0);
    }

    @Override
    public CompletionStage<HttpReply> answer(HttpRequest request) {
        return CompletableFuture.completedFuture(download(request));
    }

    private HttpReply download(HttpRequest request) {
        Matcher link = LINK.matcher(request.path());
        Path zip = link.matches() ? archive.zipFile(link.group("archive")) : null;
        if (zip == null || !Files.exists(zip)) {
            return HttpReply.text(404, "text/plain", "There is no code at " + request.path() + "\n");
        }
        try {
            return new HttpReply(
                    200,
                    Headers.of("Content-Type", "application/zip"),
                    new ReplyBody.Produced(Files.size(zip), body -> {
                        try (InputStream in = Files.newInputStream(zip);
                                body) {
                            in.transferTo(body);
                        }
                    }));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + zip, failed);
        }
    }

    @Override
    public HttpReply tooLarge(HttpRequest head, long maxBytes) {
        return HttpReply.text(413, "text/plain", "A download takes no body\n");
    }
}
