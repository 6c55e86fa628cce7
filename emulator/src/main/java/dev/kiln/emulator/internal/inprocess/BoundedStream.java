package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.RequestBody;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request body that may not be longer than planned. */
final class BoundedStream extends FilterInputStream {
    private final long maxBytes;
    private long count;

    BoundedStream(InputStream content, long maxBytes) {
        super(content);
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        return read < 0 ? read : counted(1, read);
    }

    @Override
    public int read(byte[] into, int offset, int amount) throws IOException {
        int read = super.read(into, offset, amount);
        return read < 0 ? read : counted(read, read);
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 64 << 10)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private int counted(int bytes, int result) throws IOException {
        count += bytes;
        if (count > maxBytes) {
            throw new RequestBody.TooLongException(maxBytes);
        }
        return result;
    }
}
