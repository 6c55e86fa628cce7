package dev.kiln.emulator;

import dev.kiln.emulator.internal.message.ReplyBody.BodyStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/**
 * Reads the event stream of InvokeWithResponseStream inside this JVM. The function's thread writes frames into {@link #sink}; the
 * reader takes chunks from a short queue, so that a slow reader stops the writer.
 */
final class ChunkReader implements StreamedResponse {
    private static final int QUEUED_CHUNKS = 16;
    private static final Chunk END = new Chunk(new byte[0], Duration.ZERO);

    private final String contentType;
    private final Supplier<Duration> clock;
    private final Supplier<Invocation> ended;
    private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(QUEUED_CHUNKS);
    private volatile boolean closed;
    private boolean finished;

    /**
     * Reads a response.
     *
     * @param clock tells the time since the call
     * @param ended waits for the end of the invocation
     */
    ChunkReader(String contentType, Supplier<Duration> clock, Supplier<Invocation> ended) {
        this.contentType = contentType;
        this.clock = clock;
        this.ended = ended;
    }

    BodyStream sink() {
        return new Sink();
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public Optional<Chunk> next() {
        if (finished) {
            return Optional.empty();
        }
        try {
            Chunk chunk = queue.take();
            finished = chunk.bytes().length == 0; // only END is empty
            return finished ? Optional.empty() : Optional.of(chunk);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the next chunk", stopped);
        }
    }

    @Override
    public InputStream body() {
        return new Body();
    }

    @Override
    public Invocation await() {
        while (next().isPresent()) {
            // dropped
        }
        return ended.get();
    }

    @Override
    public void close() {
        closed = true;
        finished = true;
        queue.clear(); // a writer that waits for room goes on, sees that nobody reads, and fails
    }

    private void put(Chunk chunk) throws IOException {
        try {
            if (!closed) {
                queue.put(chunk);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        if (closed) {
            throw new IOException("the caller has left");
        }
    }

    /** Takes frames; the payload of each PayloadChunk becomes a chunk. */
    private final class Sink extends BodyStream {
        private final MessageDecoder decoder = new MessageDecoder();

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            decoder.feed(buffer, offset, length);
            for (Message message : decoder.getDecodedMessages()) {
                HeaderValue type = message.getHeaders().get(":event-type");
                if (type != null && type.getString().equals("PayloadChunk") && message.getPayload().length > 0) {
                    put(new Chunk(message.getPayload(), clock.get()));
                }
            }
        }

        @Override
        public void close() throws IOException {
            put(END);
        }

        @Override
        public void abort() {
            closed = true;
            queue.clear();
            queue.add(END);
        }
    }

    private final class Body extends InputStream {
        private byte @Nullable [] current = new byte[0];
        private int at;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            while (current != null && at == current.length) {
                current = next().map(Chunk::bytes).orElse(null);
                at = 0;
            }
            if (current == null) {
                return -1;
            }
            int count = Math.min(length, current.length - at);
            System.arraycopy(current, at, buffer, offset, count);
            at += count;
            return count;
        }
    }
}
