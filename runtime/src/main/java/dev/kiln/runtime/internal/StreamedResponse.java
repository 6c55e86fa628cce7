package dev.kiln.runtime.internal;

import dev.kiln.runtime.ResponseStream;
import dev.kiln.runtime.internal.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends a response while it is being written, and nothing before the first byte is due. */
public final class StreamedResponse extends ResponseStream {
    private static final String HTTP = "application/vnd.awslambda.http-integration-response";

    /** What separates the prelude from the body. */
    private static final int NULS = 8;

    private final Destination destination;
    private final byte[] buffer = new byte[8 * 1024];
    private int count;
    private boolean begun;
    private boolean closed;
    private @Nullable OutputStream out;
    private @Nullable IOException broken;

    private @Nullable String contentType;
    private int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<String> cookies = new ArrayList<>();

    /** Opens the destination at the first byte that leaves the buffer, or at the end. */
    public StreamedResponse(Destination destination) {
        this.destination = destination;
    }

    @Override
    public synchronized void contentType(String contentType) {
        checkNotBegun("contentType");
        this.contentType = checkOneLine(contentType);
    }

    @Override
    public synchronized void status(int status) {
        checkNotBegun("status");
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException(status + " is no HTTP status; use one from 100 to 599");
        }
        this.status = status;
    }

    @Override
    public synchronized void header(String name, String value) {
        checkNotBegun("header");
        headers.put(checkOneLine(name), checkOneLine(value));
    }

    @Override
    public synchronized void cookie(String cookie) {
        checkNotBegun("cookie");
        cookies.add(checkOneLine(cookie));
    }

    private void checkNotBegun(String method) {
        if (begun || closed) {
            throw new IllegalStateException(
                    "The response has begun: call " + method + "(...) before the first write(...) or flush()");
        }
    }

    private static String checkOneLine(String text) {
        Objects.requireNonNull(text);
        if (text.indexOf('\r') >= 0 || text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A header is one line; this one has a line break in it");
        }
        return text;
    }

    @Override
    public synchronized void write(int b) throws IOException {
        begin();
        if (count == buffer.length) {
            drain();
        }
        buffer[count++] = (byte) b;
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        begin();
        append(bytes, from, length);
    }

    @Override
    public synchronized void flush() throws IOException {
        begin();
        drain();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        begin();
        closed = true;
        drain();
        try {
            opened().close();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Whether the caller may have seen something of the response. */
    synchronized boolean sent() {
        return out != null;
    }

    /** Forgets what was not sent, and sends nothing any more. */
    synchronized void discard() {
        closed = true;
        count = 0;
    }

    /** Why the response could not be delivered; null if it could so far. */
    synchronized @Nullable IOException failure() {
        return broken;
    }

    private void begin() throws IOException {
        if (closed) {
            throw new IOException("The response is closed");
        }
        if (broken != null) {
            throw broken;
        }
        if (!begun) {
            begun = true;
            if (http()) {
                byte[] prelude = prelude();
                append(prelude, 0, prelude.length);
                append(new byte[NULS], 0, NULS);
            }
        }
    }

    private boolean http() {
        return status != 0 || !headers.isEmpty() || !cookies.isEmpty();
    }

    private byte[] prelude() {
        Map<String, Object> prelude = new LinkedHashMap<>();
        prelude.put("statusCode", status == 0 ? 200 : status);
        if (contentType != null) {
            headers.putIfAbsent("Content-Type", contentType);
        }
        prelude.put("headers", headers);
        if (!cookies.isEmpty()) {
            prelude.put("cookies", cookies);
        }
        return Json.write(prelude);
    }

    private void append(byte[] bytes, int from, int length) throws IOException {
        if (length > buffer.length - count) {
            drain();
        }
        if (length >= buffer.length) {
            send(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, count, length);
            count += length;
        }
    }

    private void drain() throws IOException {
        int length = count;
        count = 0;
        if (length > 0) {
            send(buffer, 0, length);
        }
    }

    private void send(byte[] bytes, int from, int length) throws IOException {
        OutputStream to = opened();
        try {
            to.write(bytes, from, length);
            to.flush();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private OutputStream opened() throws IOException {
        OutputStream opened = out;
        if (opened == null) {
            String plain = contentType == null ? "application/octet-stream" : contentType;
            try {
                opened = destination.open(http() ? HTTP : plain);
            } catch (IOException e) {
                throw broken(e);
            }
            out = opened;
        }
        return opened;
    }

    private IOException broken(IOException e) {
        broken = e;
        return e;
    }
}
