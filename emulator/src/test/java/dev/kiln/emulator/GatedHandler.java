package dev.kiln.emulator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes a word, and another one when the gate lets it. What it does besides is the event. */
public final class GatedHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        String gate = event.replaceAll("(?s).*?(http://127[^\"?]*?)/(?:pass|tell).*", "$1");
        write(output, "one");
        if (event.contains("long")) {
            for (int i = 0; i < 4_000; i++) {
                write(output, "more".repeat(2_000));
            }
            call(gate + "/tell");
            return;
        }
        call(gate + "/pass");
        if (event.contains("fail")) {
            throw new IllegalStateException("broken on the way");
        }
        write(output, "two");
    }

    private static void write(OutputStream output, String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private static void call(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.getResponseCode();
        connection.disconnect();
    }
}
