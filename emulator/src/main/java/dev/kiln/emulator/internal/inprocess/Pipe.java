package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded way for bytes from the thread that produces a body to the thread that reads it. What is written can be read at
 * once; a full pipe blocks the writer, an empty one the reader.
 */
final class Pipe {
    private static final int CAPACITY = 128 << 10;

    private final long length;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[CAPACITY];
    private int start;
    private int size;
    private long count;
    private boolean closed;
    private boolean left;
    private @Nullable String broken;

    /** @param length of the whole body, or -1 */
    Pipe(long length) {
        this.length = length;
    }

    ReplyBody.BodyStream writer() {
        return new Writer();
    }

    InputStream reader() {
        return new Reader();
    }

    /** Tells both sides that there will be no end: the reader gets what was written so far, then an exception. */
    void breakOff(String why) {
        lock.lock();
        try {
            if (!closed && broken == null) {
                broken = why;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitWhile(BooleanSupplier waiting) throws InterruptedIOException {
        try {
            while (waiting.getAsBoolean() && !left && !closed && broken == null) {
                changed.await();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the other side");
        }
    }

    private final class Writer extends ReplyBody.BodyStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int amount) throws IOException {
            Objects.checkFromIndexSize(offset, amount, bytes.length);
            lock.lock();
            try {
                usable();
                count += amount;
                if (length >= 0 && count > length) {
                    throw mismatch();
                }
                for (int from = offset, end = offset + amount; from < end; ) {
                    awaitWhile(() -> size == CAPACITY);
                    usable();
                    int at = (start + size) % CAPACITY;
                    int piece = Math.min(Math.min(end - from, CAPACITY - size), CAPACITY - at);
                    System.arraycopy(bytes, from, ring, at, piece);
                    size += piece;
                    from += piece;
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void flush() throws IOException {
            lock.lock();
            try {
                usable();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() throws IOException {
            lock.lock();
            try {
                if (closed) {
                    return;
                }
                usable();
                if (length >= 0 && count < length) {
                    throw mismatch();
                }
                closed = true;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void abort() {
            breakOff("the body was aborted");
        }

        private void usable() throws IOException {
            if (left) {
                throw new IOException("the reader left");
            }
            if (closed || broken != null) {
                throw new IOException(closed ? "the body is closed" : broken);
            }
        }

        private IOException mismatch() {
            breakOff("the body is not of the " + length + " bytes that were announced");
            return new IOException(broken);
        }
    }

    private final class Reader extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int amount) throws IOException {
            Objects.checkFromIndexSize(offset, amount, into.length);
            if (amount == 0) {
                return 0;
            }
            lock.lock();
            try {
                awaitWhile(() -> size == 0);
                if (left) {
                    throw new IOException("the stream is closed");
                }
                if (size == 0 && broken != null) {
                    throw new IOException(broken);
                }
                if (size == 0) {
                    return -1;
                }
                int piece = Math.min(Math.min(amount, size), CAPACITY - start);
                System.arraycopy(ring, start, into, offset, piece);
                start = (start + piece) % CAPACITY;
                size -= piece;
                changed.signalAll();
                return piece;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return size;
            } finally {
                lock.unlock();
            }
        }

        /** Leaves: what is not read yet is dropped and the writer is told. */
        @Override
        public void close() {
            lock.lock();
            try {
                left = true;
                size = 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
