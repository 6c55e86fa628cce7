package dev.kiln.samples.dynamodb;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The twin to compare with: reads everything, then answers, as a handler without streaming has to. */
public final class BufferedExport implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream response, Context context) throws IOException {
        Lines lines = new Lines();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Pages pages = new Pages(); pages.hasNext(); ) {
            all.write(lines.of(pages.next()));
        }
        all.writeTo(response);
    }
}
