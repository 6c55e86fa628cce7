package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;

/** Where a body is written that nobody reads. */
final class UnreadBody extends ReplyBody.BodyStream {
    private final boolean gone;

    /** @param gone whether there should have been a reader; then every write throws */
    UnreadBody(boolean gone) {
        this.gone = gone;
    }

    @Override
    public void write(int one) throws IOException {
        refuse();
    }

    @Override
    public void write(byte[] bytes, int offset, int size) throws IOException {
        refuse();
    }

    @Override
    public void flush() throws IOException {
        refuse();
    }

    private void refuse() throws IOException {
        if (gone) {
            throw new IOException("the reader left");
        }
    }

    @Override
    public void abort() {
        // nothing was begun
    }
}
