package dev.kiln.emulator.internal.message;

import java.nio.charset.StandardCharsets;

/** What is answered: a status, headers and a body that is either ready or written while it is sent. */
public record HttpReply(int status, Headers headers, ReplyBody body) {
    public static HttpReply of(int status, String contentType, byte[] body) {
        return new HttpReply(status, Headers.of("Content-Type", contentType), new ReplyBody.Ready(body));
    }

    public static HttpReply text(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}
