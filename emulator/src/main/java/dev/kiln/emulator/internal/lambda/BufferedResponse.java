package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.Limits;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.environment.ResponseSink;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Collects a response, also a streamed one, up to the limit for buffered payloads. */
final class BufferedResponse implements ResponseSink {
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream(512);
    private @Nullable String contentType;

    @Override
    public long maxBytes(boolean streaming) {
        return Limits.INVOKE_PAYLOAD_BYTES;
    }

    @Override
    public OutputStream begin(String type, boolean streaming) {
        contentType = type;
        return collected;
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    /** What the caller gets: the response, or the error in its place. */
    byte[] payload(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.payload() : collected.toByteArray();
    }
}
