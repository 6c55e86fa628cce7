package dev.kiln.emulator.internal.http;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.xnio.channels.StreamSinkChannel;

/**
 * A body on its way to the connection. Small writes are gathered until they fill a buffer or are flushed; large ones go out
 * with what was gathered before them, in one system call together with the head and the chunk's frame.
 */
final class ProducedBody extends ReplyBody.BodyStream {
    private static final int GATHERED_BYTES = 8 << 10;
    /** The JDK copies each write through a direct buffer of this size and keeps it for the thread. */
    private static final int WRITE_BYTES = 128 << 10;

    private enum State {
        OPEN,
        CLOSED,
        BROKEN
    }

    private final StreamSinkChannel channel;
    private final Peer peer;
    private final Gate gate;
    private final Replies replies;
    private final long length;
    private final byte[] gathered = new byte[GATHERED_BYTES];
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private int size;
    private long count;

    ProducedBody(StreamSinkChannel channel, Peer peer, Replies replies, long length) {
        this.channel = channel;
        this.peer = peer;
        this.gate = peer.writing();
        this.replies = replies;
        this.length = length;
        channel.getWriteSetter().set(writable -> {
            writable.suspendWrites();
            gate.open();
        });
    }

    /** Sends the head; where the length is known it waits for the first bytes. */
    void begin() throws IOException {
        if (length < 0) {
            flush();
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int amount) throws IOException {
        Objects.checkFromIndexSize(offset, amount, bytes.length);
        usable();
        counted(amount);
        if (amount <= gathered.length - size) {
            System.arraycopy(bytes, offset, gathered, size, amount);
            size += amount;
            return;
        }
        int end = offset + amount;
        for (int from = offset; from < end; ) {
            int until = Math.min(end, from + WRITE_BYTES);
            push(ByteBuffer.wrap(bytes, from, until - from));
            from = until;
        }
    }

    private void counted(long amount) throws IOException {
        count += amount;
        if (length >= 0 && count > length) {
            abort();
            throw new IOException("the body is longer than the " + length + " bytes that were announced");
        }
    }

    @Override
    public void transferFrom(FileChannel file, long position, long amount) throws IOException {
        usable();
        if (length < 0) {
            super.transferFrom(file, position, amount); // in chunks, which have frames
            return;
        }
        if (file.size() < position + amount) {
            throw new EOFException("the file has no " + amount + " bytes at " + position);
        }
        counted(amount);
        // the head goes out first: together with it Undertow would send the file's beginning instead of this stretch
        flush();
        try {
            for (long done = 0; done < amount; ) {
                long moved = channel.transferFrom(file, position + done, amount - done);
                if (moved == 0) {
                    awaitWritable();
                }
                done += moved;
            }
        } catch (IOException gone) {
            throw broken(gone);
        }
    }

    @Override
    public void flush() throws IOException {
        usable();
        if (size > 0) {
            push(ByteBuffer.allocate(0));
        }
        flushed();
    }

    /** Writes what was gathered and then these. */
    private void push(ByteBuffer more) throws IOException {
        ByteBuffer[] both = {ByteBuffer.wrap(gathered, 0, size), more};
        size = 0;
        try {
            while (both[0].hasRemaining() || more.hasRemaining()) {
                if (channel.write(both) == 0) {
                    awaitWritable();
                }
            }
        } catch (IOException gone) {
            throw broken(gone);
        }
    }

    private void flushed() throws IOException {
        try {
            while (!channel.flush()) {
                awaitWritable();
            }
        } catch (IOException gone) {
            throw broken(gone);
        }
    }

    private void awaitWritable() throws IOException {
        gate.shut();
        channel.resumeWrites();
        if (!peer.connected()) {
            throw new IOException("the reader left");
        }
        gate.await();
    }

    @Override
    public void close() throws IOException {
        if (state.get() == State.CLOSED) {
            return;
        }
        usable();
        if (length >= 0 && count < length) {
            abort();
            throw new IOException("the body is " + count + " bytes instead of the " + length + " that were announced");
        }
        // from here on the connection may belong to the next request: a late abort must not touch it
        state.set(State.CLOSED);
        try {
            ByteBuffer rest = ByteBuffer.wrap(gathered, 0, size);
            while (rest.hasRemaining()) {
                if (channel.writeFinal(rest) == 0) {
                    awaitWritable();
                }
            }
            channel.shutdownWrites();
        } catch (IOException gone) {
            throw broken(gone);
        }
        flushed();
        replies.finish(channel);
    }

    @Override
    public void abort() {
        if (state.compareAndSet(State.OPEN, State.BROKEN)) {
            peer.reset();
        }
    }

    private void usable() throws IOException {
        State now = state.get();
        if (now != State.OPEN) {
            throw new IOException(
                    now == State.CLOSED ? "the body is closed" : "the reader left or the body was aborted");
        }
    }

    private IOException broken(IOException cause) {
        state.set(State.BROKEN);
        peer.reset();
        return cause;
    }
}
