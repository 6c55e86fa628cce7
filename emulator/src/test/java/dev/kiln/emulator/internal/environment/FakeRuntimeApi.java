package dev.kiln.emulator.internal.environment;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Runtime API without a state machine, on a bare socket, so that a test sees each byte of a response when it comes and
 * decides when the next one is read.
 */
final class FakeRuntimeApi implements Closeable {
    private static final String PREFIX = "/environment-1";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<RuntimePost> posts = new LinkedBlockingQueue<>();
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();
    private volatile boolean closesAfterAnswers;
    private volatile CountDownLatch bodies = new CountDownLatch(0);

    FakeRuntimeApi() throws IOException {
        start("fake-runtime-api", this::accept);
    }

    /** The value of AWS_LAMBDA_RUNTIME_API. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort() + PREFIX;
    }

    int connectionCount() {
        return connections.size();
    }

    void invoke(String requestId, String body) {
        invoke(requestId, body, Map.of());
    }

    void invoke(String requestId, String body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Lambda-Runtime-Aws-Request-Id", requestId);
        all.putIfAbsent("Lambda-Runtime-Deadline-Ms", "4102444800000");
        all.put("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:tested");
        events.add(new Event(all, body));
    }

    /** Leaves the bodies of posts unread until the latch is open. */
    void readBodiesAfter(CountDownLatch latch) {
        bodies = latch;
    }

    /** Closes each connection after an answer, without announcing it, as servers do with idle ones. */
    void closeAfterAnswers() {
        closesAfterAnswers = true;
    }

    /** The next thing that the runtime posts, as soon as its head is read. */
    RuntimePost post() throws InterruptedException {
        RuntimePost post = posts.poll(20, TimeUnit.SECONDS);
        if (post == null) {
            throw new AssertionError("The runtime posted nothing for 20 seconds");
        }
        return post;
    }

    boolean isQuiet() {
        return posts.isEmpty();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
        threads.forEach(Thread::interrupt);
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        threads.add(thread);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                start("fake-runtime-api-connection", () -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = new BufferedOutputStream(connection.getOutputStream());
            do {
                exchange(in, out);
            } while (!closesAfterAnswers);
        } catch (IOException gone) {
            // The runtime has ended, or the test has.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void exchange(InputStream in, OutputStream out) throws IOException, InterruptedException {
        List<String> request = List.of(line(in).split(" "));
        Map<String, String> headers = headers(in);
        String path = request.get(1);
        if (!path.startsWith(PREFIX + "/2018-06-01/runtime/")) {
            throw new IOException("Not a path of this environment: " + path);
        }
        if (path.endsWith("/invocation/next")) {
            Event event = events.take();
            reply(out, "200 OK", event.headers(), event.body());
            return;
        }
        RuntimePost post = new RuntimePost(path.substring((PREFIX + "/2018-06-01/runtime").length()), headers);
        posts.add(post);
        bodies.await();
        try {
            read(in, headers, post);
        } catch (IOException broken) {
            post.broken(broken);
            throw broken;
        }
        reply(out, "202 Accepted", Map.of(), "{\"status\":\"OK\"}\n");
    }

    private static void read(InputStream in, Map<String, String> headers, RuntimePost post) throws IOException {
        if (!"chunked".equals(headers.get("transfer-encoding"))) {
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            post.chunk(exactly(in, length));
            post.end(Map.of());
            return;
        }
        while (true) {
            int length = Integer.parseInt(line(in), 16);
            if (length == 0) {
                post.end(headers(in));
                return;
            }
            post.chunk(exactly(in, length));
            line(in);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The runtime went away in the middle of a body");
        }
        return bytes;
    }

    private static void reply(OutputStream out, String status, Map<String, String> headers, String text)
            throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The runtime closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private record Event(Map<String, String> headers, String body) {}
}
