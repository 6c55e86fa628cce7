package dev.kiln.samples.streaming;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kiln.runtime.ResponseStream;
import dev.kiln.runtime.StreamingHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Says a sentence word by word, as a language model would, one every {@code PACE_MILLIS} (default 100). Over a function URL it is a plain text page.
 */
public final class WordsHandler implements StreamingHandler {
    private static final String SENTENCE = "Each word leaves the function as soon as it is written .";

    @Override
    public void handle(InputStream event, ResponseStream response, Context context)
            throws IOException, InterruptedException {
        String configured = System.getenv("PACE_MILLIS");
        long paceMillis = configured == null ? 100 : Long.parseLong(configured);
        response.contentType("text/plain; charset=utf-8");
        for (String word : SENTENCE.split(" ", -1)) {
            response.write((word + " ").getBytes(StandardCharsets.UTF_8));
            response.flush();
            Thread.sleep(paceMillis);
        }
    }
}
