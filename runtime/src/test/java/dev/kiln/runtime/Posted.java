package dev.kiln.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A request that the runtime posted; its body may still be on the way. */
final class Posted {
    final String path;
    final Map<String, String> headers;
    final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    final Map<String, String> trailers = new ConcurrentHashMap<>();
    final CompletableFuture<byte[]> body = new CompletableFuture<>();

    Posted(String path, Map<String, String> headers) {
        this.path = path;
        this.headers = headers;
    }

    /** The next bytes, as soon as they are there. */
    String chunk() throws InterruptedException {
        byte[] chunk = chunks.poll(10, TimeUnit.SECONDS);
        assertThat(chunk).as("a chunk of " + path).isNotNull();
        return new String(Objects.requireNonNull(chunk), StandardCharsets.UTF_8);
    }

    /** The body, once it is complete. */
    byte[] bytes() {
        return body.orTimeout(20, TimeUnit.SECONDS).join();
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
