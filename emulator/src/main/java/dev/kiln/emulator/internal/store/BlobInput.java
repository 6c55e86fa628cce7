package dev.kiln.emulator.internal.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/** Reads a range of a blob. */
final class BlobInput extends InputStream {
    private final BlobPlace.Bytes bytes;
    private long position;
    private long left;

    BlobInput(BlobPlace.Bytes bytes, long position, long length) {
        this.bytes = bytes;
        this.position = position;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0 || left == 0) {
            return left == 0 && length > 0 ? -1 : 0;
        }
        int read = bytes.read(position, target, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw early();
        }
        position += read;
        left -= read;
        return read;
    }

    @Override
    public long transferTo(OutputStream target) throws IOException {
        long done = 0;
        while (left > 0) {
            long moved = bytes.transferTo(position, left, target);
            if (moved < 0) {
                throw early();
            }
            position += moved;
            left -= moved;
            done += moved;
        }
        return done;
    }

    private EOFException early() {
        return new EOFException("the blob ends " + left + " bytes early");
    }

    @Override
    public int available() {
        return (int) Math.min(left, HeapBytes.CHUNK);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
