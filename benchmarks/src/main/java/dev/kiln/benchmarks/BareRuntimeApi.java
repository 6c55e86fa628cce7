package dev.kiln.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Runtime API with nothing behind it: what AWS's runtime client needs for its two round trips by itself. */
final class BareRuntimeApi {
    private BareRuntimeApi() {}

    /** Times from the answer to next until the next next, of AWS's runtime client running the echo handler. */
    static Spans roundTrips(int warmUp, int rounds, String event) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("kiln-bench");
        try (ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(30_000); // a runtime that does not come ends the benchmark, not the day
            Process runtime = Forked.command(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                                    EchoHandler.class.getName()),
                            Map.of(
                                    "AWS_LAMBDA_RUNTIME_API",
                                    "127.0.0.1:" + server.getLocalPort(),
                                    "LAMBDA_TASK_ROOT",
                                    work.toString(),
                                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                                    "512"))
                    .start();
            try {
                return serve(server, warmUp, rounds, event);
            } finally {
                runtime.destroyForcibly().waitFor();
                Files.deleteIfExists(work);
            }
        }
    }

    private static Spans serve(ServerSocket server, int warmUp, int rounds, String event) throws IOException {
        long[] nanos = new long[rounds];
        int count = -warmUp;
        long handed = 0;
        while (true) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                for (String request = read(in); !request.isEmpty(); request = read(in)) {
                    if (request.startsWith("POST")) {
                        out.write(reply(202, "", "{\"status\":\"OK\"}"));
                        continue;
                    }
                    long now = System.nanoTime();
                    if (handed != 0 && count >= 0) {
                        nanos[count] = now - handed;
                    }
                    if (handed != 0 && ++count == rounds) {
                        return new Spans(nanos);
                    }
                    handed = System.nanoTime();
                    out.write(reply(
                            200,
                            String.join(
                                    "\r\n",
                                    "Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                                    "Lambda-Runtime-Deadline-Ms: 99999999999999",
                                    "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:us-east-1:000000000000:function:echo",
                                    ""),
                            event));
                }
            }
        }
    }

    private static byte[] reply(int status, String headers, String body) {
        return ("HTTP/1.1 " + status + " OK\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a request; returns its first line, empty at the end of the connection. */
    private static String read(InputStream in) throws IOException {
        String first = line(in);
        long length = 0;
        for (String header = first.isEmpty() ? "" : line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return first;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }
}
