package dev.kiln.samples.dynamodb;

import com.amazonaws.services.lambda.runtime.Context;
import dev.kiln.runtime.ResponseStream;
import dev.kiln.runtime.StreamingHandler;
import java.io.IOException;
import java.io.InputStream;

/** Sends each page of a table off before it reads the next. */
public final class StreamingExport implements StreamingHandler {
    @Override
    public void handle(InputStream event, ResponseStream response, Context context) throws IOException {
        Lines lines = new Lines();
        response.contentType(lines.contentType());
        for (Pages pages = new Pages(); pages.hasNext(); ) {
            response.write(lines.of(pages.next()));
            response.flush(); // the caller reads it while the next page is on its way
        }
    }
}
