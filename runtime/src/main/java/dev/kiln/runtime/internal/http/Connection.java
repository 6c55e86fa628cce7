package dev.kiln.runtime.internal.http;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection to the Runtime API. Requests follow each other on it; nothing runs in parallel. */
final class Connection implements Closeable {
    private static final int CONNECT_MILLIS = 5_000;

    /** A chunk of 64 KiB and its frame leave in one call of the system. */
    private static final int BUFFER = 64 * 1024 + 64;

    private static final byte[] CRLF = {'\r', '\n'};

    private final Socket socket;
    private final OutputStream out;
    private final ReplyReader in;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        this.in = new ReplyReader(socket.getInputStream());
    }

    static Connection open(Address address) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY); // a proxy is for the function's calls, not for its runtime
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
            return new Connection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Puts the head of a request in front of what will be sent next. */
    void head(String head) throws IOException {
        out.write(head.getBytes(StandardCharsets.UTF_8));
    }

    void body(byte[] body) throws IOException {
        out.write(body);
        out.flush();
    }

    void chunk(byte[] bytes, int from, int length) throws IOException {
        out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
        out.write(CRLF);
        out.write(bytes, from, length);
        out.write(CRLF);
    }

    void flush() throws IOException {
        out.flush();
    }

    void endOfChunks(String trailers) throws IOException {
        out.write(("0\r\n" + trailers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    Reply reply() throws IOException {
        return in.read();
    }

    @Override
    public void close() throws IOException {
        // without the stream: its buffer may hold what nobody waits for
        socket.close();
    }
}
