package dev.kiln.runtime.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A body of known length: sent, and answered, when it is closed. */
final class WholeBody extends ByteArrayOutputStream {
    private final SocketTransport transport;
    private final String head;
    private final String path;
    private boolean closed;

    WholeBody(SocketTransport transport, String head, String path) {
        this.transport = transport;
        this.head = head;
        this.path = path;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            transport.exchange(head, toByteArray()).expect(202, path);
        }
    }
}
