package dev.kiln.emulator.internal.inprocess;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Turns the SDK's messages into ours and back. */
final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private Messages() {}

    static HttpRequest head(SdkHttpRequest request) {
        Headers headers = new Headers();
        request.forEachHeader((name, values) -> values.forEach(value -> headers.add(name, value)));
        if (!headers.contains("Host")) {
            headers.add("Host", request.host() + ":" + request.port());
        }
        String path = request.encodedPath();
        return new HttpRequest(
                request.method().name(),
                path.startsWith("/") ? path : "/" + path,
                request.encodedQueryParameters().orElse(""),
                headers,
                RequestBody.EMPTY);
    }

    static HttpRequest with(HttpRequest head, RequestBody body) {
        return new HttpRequest(head.method(), head.path(), head.query(), head.headers(), body, head.sourceIp());
    }

    /** Returns the length that the head declares, or -1. */
    static long declaredLength(HttpRequest head) {
        String length = head.header("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    static SdkHttpResponse response(SdkHttpRequest request, HttpReply reply) {
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(reply.status());
        reply.headers().forEach(response::appendHeader);
        long length = length(reply.body());
        if (length >= 0 && hasBody(request, reply)) {
            response.putHeader("Content-Length", Long.toString(length));
        }
        return response.build();
    }

    private static long length(ReplyBody body) {
        if (body instanceof ReplyBody.Ready ready) {
            return ready.bytes().length;
        }
        return body instanceof ReplyBody.Produced produced ? produced.length() : -1;
    }

    static boolean hasBody(SdkHttpRequest request, HttpReply reply) {
        return request.method() != SdkHttpMethod.HEAD && reply.status() != 204 && reply.status() != 304;
    }

    /** What a door's failure looks like to the client. */
    static HttpReply failed(HttpRequest head, @Nullable Throwable bug) {
        LOG.error("{} {} failed", head.method(), head.path(), bug);
        return new HttpReply(500, new Headers(), ReplyBody.EMPTY);
    }
}
