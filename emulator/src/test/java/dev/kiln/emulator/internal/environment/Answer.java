package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A caller: takes the response and the end of an invocation. */
final class Answer implements ResponseSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch firstByte = new CountDownLatch(1);
    private volatile @Nullable String contentType;
    private volatile boolean streaming;
    private volatile boolean closed;
    private volatile @Nullable CompletableFuture<Environments.Ended> end;

    @Override
    public OutputStream begin(String type, boolean streams) {
        contentType = type;
        streaming = streams;
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] chunk, int offset, int length) {
                synchronized (bytes) {
                    bytes.write(chunk, offset, length);
                }
                firstByte.countDown();
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }

    void endsWith(CompletableFuture<Environments.Ended> ended) {
        end = ended;
    }

    CompletableFuture<Environments.Ended> end() {
        CompletableFuture<Environments.Ended> current = end;
        if (current == null) {
            throw new IllegalStateException("not invoked");
        }
        return current;
    }

    Environments.Ended ended() {
        try {
            return end().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException late) {
            throw new AssertionError("the invocation did not end; so far: " + text(), late);
        }
    }

    Outcome outcome() {
        return ended().outcome();
    }

    /** The response of an invocation that must succeed. */
    String response() {
        assertThat(outcome()).as(error()).isEqualTo(new Outcome.Succeeded());
        return text();
    }

    /** The payload of a failed invocation. */
    String error() {
        return outcome() instanceof Outcome.Failed failed
                ? new String(failed.payload(), StandardCharsets.UTF_8)
                : "no error but: " + text();
    }

    void awaitFirstByte() throws InterruptedException {
        if (!firstByte.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("no byte arrived");
        }
    }

    String text() {
        synchronized (bytes) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    int size() {
        synchronized (bytes) {
            return bytes.size();
        }
    }

    @Nullable
    String contentType() {
        return contentType;
    }

    boolean streaming() {
        return streaming;
    }

    boolean closed() {
        return closed;
    }
}
