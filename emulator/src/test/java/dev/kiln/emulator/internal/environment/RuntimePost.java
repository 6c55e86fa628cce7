package dev.kiln.emulator.internal.environment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a runtime posts: its head at once, its body as it comes. */
final class RuntimePost {
    private final String path;
    private final Map<String, String> headers;
    private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
    private final CompletableFuture<Map<String, String>> trailers = new CompletableFuture<>();

    RuntimePost(String path, Map<String, String> headers) {
        this.path = path;
        this.headers = headers;
    }

    /** Without the environment and the version, for example {@code /invocation/1/response}. */
    String path() {
        return path;
    }

    /** By lower-case name. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The next part of the body, as soon as it comes, and removed from the rest. */
    String chunk() throws InterruptedException {
        byte[] chunk = chunks.poll(20, TimeUnit.SECONDS);
        if (chunk == null) {
            throw new AssertionError("The runtime sent no part of the body for 20 seconds");
        }
        return new String(chunk, StandardCharsets.UTF_8);
    }

    boolean isEnded() {
        return trailers.isDone();
    }

    /** What is left of the body, at its end. */
    String body() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    byte[] bytes() {
        trailers();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** By lower-case name, at the end of the body. */
    Map<String, String> trailers() {
        return trailers.orTimeout(20, TimeUnit.SECONDS).join();
    }

    void chunk(byte[] bytes) {
        chunks.add(bytes);
    }

    void end(Map<String, String> read) {
        trailers.complete(read);
    }

    void broken(IOException cause) {
        trailers.completeExceptionally(cause);
    }
}
