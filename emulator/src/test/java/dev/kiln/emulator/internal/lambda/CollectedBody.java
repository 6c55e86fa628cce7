package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The transport's side of a reply's body. */
final class CollectedBody extends ReplyBody.BodyStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean aborted;
    private volatile boolean gone;

    static CollectedBody of(ReplyBody body) {
        CollectedBody collected = new CollectedBody();
        try {
            if (body instanceof ReplyBody.Produced produced) {
                produced.producer().open(collected);
            } else {
                collected.write(((ReplyBody.Ready) body).bytes());
                collected.close();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
        return collected;
    }

    /** From now on the reader is gone. */
    void leave() {
        gone = true;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        if (gone) {
            throw new IOException("the reader left");
        }
        synchronized (bytes) {
            bytes.write(source, offset, length);
            bytes.notifyAll();
        }
    }

    /** Waits until so many bytes have come. */
    String await(int count) throws InterruptedException {
        synchronized (bytes) {
            while (bytes.size() < count) {
                bytes.wait(10_000);
            }
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** Waits for the end. */
    String whole() throws InterruptedException {
        if (!ended.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the body has no end");
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    byte[] bytes() throws InterruptedException {
        whole();
        return bytes.toByteArray();
    }

    boolean aborted() throws InterruptedException {
        whole();
        return aborted;
    }

    @Override
    public void close() {
        ended.countDown();
    }

    @Override
    public void abort() {
        aborted = true;
        ended.countDown();
    }
}
