package dev.kiln.emulator.internal.aws;

import java.io.IOException;
import java.io.OutputStream;
import software.amazon.awssdk.core.SdkPojo;

/** Writes the messages of one event stream, each when it is given. Not thread-safe. */
public interface EventStreamWriter {
    /** Writes a {@code PayloadChunk} of raw bytes. */
    void payloadChunk(byte[] bytes, int offset, int length) throws IOException;

    /** Writes an event of the SDK's class. */
    void event(String eventType, SdkPojo event) throws IOException;

    /** Begins an event stream. */
    @FunctionalInterface
    interface Opener {
        EventStreamWriter open(OutputStream to);
    }
}
