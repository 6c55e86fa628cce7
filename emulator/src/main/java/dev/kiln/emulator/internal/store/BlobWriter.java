package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Receives the bytes of a blob.
 *
 * <pre>{@code
 * try (BlobWriter body = store.blobs().writer()) {
 *     request.transferTo(body);
 *     Blob blob = body.finish();
 *     store.write(() -> { store.blobs().keep(blob); objects.put(key, new S3Object(blob)); });
 * }
 * }</pre>
 *
 * <p>Closing it before {@link #finish} deletes what was written. For one thread.
 */
public final class BlobWriter extends OutputStream {
    private final BlobPlace place;
    private final String id;
    private final OutputStream body;
    private long length;
    private @Nullable Blob finished;
    private boolean closed;

    BlobWriter(BlobPlace place, String id) throws IOException {
        this.place = place;
        this.id = id;
        this.body = place.create(id);
    }

    @Override
    public void write(int b) throws IOException {
        body.write(b);
        length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        body.write(bytes, offset, count);
        length += count;
    }

    /**
     * Ends the blob, which never changes from now on.
     *
     * <p>It belongs to nobody yet: {@link Blobs#keep} it together with the value that refers to it, or
     * {@link Blobs#release} it.
     */
    public Blob finish() throws IOException {
        if (closed) {
            throw new IllegalStateException("the writer was closed: open another one");
        }
        Blob blob = finished;
        if (blob == null) {
            body.close();
            blob = new Blob(id, length);
            finished = blob;
        }
        return blob;
    }

    @Override
    public void close() throws IOException {
        if (!closed && finished == null) {
            body.close();
            place.delete(id);
        }
        closed = true;
    }
}
