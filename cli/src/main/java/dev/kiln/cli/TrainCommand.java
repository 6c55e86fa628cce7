package dev.kiln.cli;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.LambdaEmulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Does once what most commands begin with, so that the JVM can archive the classes that this takes. Run by the {@code kiln}
 * script with {@code -XX:ArchiveClassesAtExit}; the next start then maps them instead of loading them.
 */
@Command(name = "train", hidden = true, description = "Loads the classes for the class data archive.")
final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        try (LambdaEmulator emulator =
                LambdaEmulator.start(EmulatorConfig.builder().port(0).build())) {
            request(emulator, "GET", "/_kiln/health");
            request(emulator, "GET", "/2015-03-31/functions");
            request(emulator, "POST", "/2015-03-31/functions/none/invocations");
        }
        return 0;
    }

    private static void request(LambdaEmulator emulator, String method, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) emulator.endpoint().resolve(path).toURL().openConnection();
        connection.setRequestMethod(method);
        if (method.equals("POST")) {
            connection.setDoOutput(true);
            connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream body =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            body.readAllBytes();
        }
    }
}
