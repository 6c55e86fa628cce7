package dev.kiln.benchmarks;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The least that a server on Undertow does: it reads a request and answers 1 KB, without looking at either. Prints where it listens. */
final class BareUndertow {
    private static final byte[] REPLY = "x".repeat(1024).getBytes(StandardCharsets.US_ASCII);

    private BareUndertow() {}

    public static void main(String[] arguments) throws IOException {
        Undertow server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setHandler(exchange -> exchange.getRequestReceiver().receiveFullBytes((whole, body) -> {
                    whole.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/x-amz-json-1.0");
                    whole.getResponseSender().send(ByteBuffer.wrap(REPLY));
                }))
                .build();
        server.start();
        System.out.println(
                "port " + ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
        while (System.in.read() >= 0) {
            // until the parent closes it
        }
        server.stop();
    }
}
