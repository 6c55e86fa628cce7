package dev.kiln.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lambda's side of the Runtime API on a bare socket, where a test sees each chunk when it arrives. */
final class FakeRuntimeApi implements AutoCloseable {
    private final ServerSocket server;
    private final String prefix;
    private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
    private final BlockingQueue<Posted> posts = new LinkedBlockingQueue<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    volatile String answerToPosts = "202 Accepted";

    FakeRuntimeApi() throws IOException {
        this("");
    }

    FakeRuntimeApi(String prefix) throws IOException {
        this.prefix = prefix;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort() + prefix;
    }

    int connections() {
        return connections.size();
    }

    /** Has an event wait for the runtime; headers as {@code Name: value}. */
    void event(String id, String json, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\nLambda-Runtime-Aws-Request-Id: ").append(id);
        for (String header : headers) {
            head.append("\r\n").append(header);
        }
        int length = json.getBytes(UTF_8).length;
        raw(head + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + json);
    }

    /** Answers the next {@code GET} with exactly this. */
    void raw(String reply) {
        replies.add(reply);
    }

    /** Tells the runtime that there will be no more events. */
    void end() {
        raw("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
    }

    Posted posted() throws InterruptedException {
        Posted posted = posts.poll(20, TimeUnit.SECONDS);
        assertThat(posted).as("a request of the runtime").isNotNull();
        return Objects.requireNonNull(posted);
    }

    /** Hangs up on the runtime. */
    void drop() throws IOException {
        for (Socket connection : connections) {
            connection.setSoLinger(true, 0);
            connection.close();
        }
    }

    private void start(Runnable task) {
        Thread thread = new Thread(task, "fake-runtime-api");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                if (server.isClosed()) {
                    socket.close();
                } else {
                    start(() -> serve(socket));
                }
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String line = line(in); line != null; line = line(in)) {
                if (socket.isClosed()) {
                    return; // dropped, though the last bytes still came through
                }
                requests.add(line);
                String[] words = line.split(" ", -1);
                Map<String, String> headers = headers(in);
                if (words[0].equals("GET")) {
                    String reply = replies.take();
                    if (reply.isEmpty()) {
                        replies.add(reply); // for whoever connects while the test ends
                        return;
                    }
                    out.write(reply.getBytes(UTF_8));
                } else {
                    receive(in, new Posted(words[1], headers));
                    out.write(("HTTP/1.1 " + answerToPosts + "\r\nContent-Length: 16\r\n\r\n{\"status\":\"OK\"}\n")
                            .getBytes(UTF_8));
                }
                out.flush();
            }
        } catch (IOException | InterruptedException e) {
            // the runtime or the test has hung up
        }
    }

    private void receive(InputStream in, Posted posted) throws IOException {
        posts.add(posted);
        String length = posted.headers.get("content-length");
        if (length != null) {
            posted.body.complete(in.readNBytes(Integer.parseInt(length)));
            return;
        }
        assertThat(posted.headers).containsEntry("transfer-encoding", "chunked");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(Objects.requireNonNull(line(in)), 16);
            if (size == 0) {
                posted.trailers.putAll(headers(in));
                posted.body.complete(body.toByteArray());
                return;
            }
            byte[] chunk = in.readNBytes(size);
            line(in);
            body.write(chunk);
            posted.chunks.add(chunk);
        }
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        String line = line(in);
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
            line = line(in);
        }
        return headers;
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        raw("");
        for (Socket connection : connections) {
            connection.close();
        }
        for (Thread thread : threads) {
            thread.interrupt();
        }
    }
}
