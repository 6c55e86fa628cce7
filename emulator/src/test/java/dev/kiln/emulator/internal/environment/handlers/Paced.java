package dev.kiln.emulator.internal.environment.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;

/** Writes the first part, waits until a file named {@code go} appears in /tmp, and writes the last. */
public final class Paced implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        response.write("first".getBytes(StandardCharsets.UTF_8));
        response.flush();
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            directory.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(directory.resolve("go"))) {
                changes.poll(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        response.write(" last".getBytes(StandardCharsets.UTF_8));
    }
}
