package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.ErrorStyle;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Renders errors as replies of one protocol. */
final class ErrorWriter {
    static final String REQUEST_ID = "x-amzn-RequestId";
    private static final Logger LOG = LoggerFactory.getLogger(ErrorWriter.class);

    private final Protocol protocol;
    private final BodyCodec bodies;

    ErrorWriter(Protocol protocol, BodyCodec bodies) {
        this.protocol = protocol;
        this.bodies = bodies;
    }

    HttpReply write(@Nullable ServiceApi api, Throwable thrown, String requestId) {
        Throwable error = cause(thrown);
        if (error instanceof AwsServiceException known) {
            return write(api, known, requestId);
        }
        LOG.error("Request {} failed inside Kiln", requestId, error);
        Headers headers = headers("InternalFailure", requestId);
        Map<String, String> type = rest() ? Map.of() : Map.of("__type", "InternalFailure");
        return new HttpReply(500, headers, new ReplyBody.Ready(bodies.write(null, type, "message", null)));
    }

    /** What failed, out of the wrappers of futures. */
    static Throwable cause(Throwable thrown) {
        Throwable error = thrown;
        while ((error instanceof CompletionException || error instanceof ExecutionException)
                && error.getCause() != null) {
            error = error.getCause();
        }
        return error;
    }

    private HttpReply write(@Nullable ServiceApi api, AwsServiceException error, String requestId) {
        ErrorStyle style = api == null ? ErrorStyle.PLAIN : api.errorStyle();
        int status = api != null ? api.status(error) : error.statusCode() > 0 ? error.statusCode() : 400;
        String code = style.codeOf(error);
        String message = message(error);
        Map<String, String> before = new LinkedHashMap<>();
        if (!rest()) {
            before.put("__type", style.prefixOf(code) + code);
        }
        Member fault = style.namesFault() ? Shape.of(error.getClass()).inBody("Type") : null;
        if (fault != null && fault.get(error) == null) {
            before.put("Type", status < 500 ? "User" : "Service");
        }
        byte[] body = bodies.write(
                error, before, style.messageNameOf(error), message == null || message.isEmpty() ? null : message);
        Headers headers = headers(code, requestId);
        String query = style.queryCodeOf(code);
        if (query != null) {
            headers.add("x-amzn-query-error", query + (status < 500 ? ";Sender" : ";Receiver"));
        }
        RestBinding.writeHeaders(error, headers);
        return new HttpReply(status, headers, new ReplyBody.Ready(body));
    }

    private boolean rest() {
        return protocol == Protocol.REST_JSON;
    }

    private Headers headers(String code, String requestId) {
        Headers headers = new Headers();
        headers.add(REQUEST_ID, requestId);
        headers.add("Content-Type", protocol.contentType());
        if (rest()) {
            headers.add("x-amzn-ErrorType", code);
        }
        return headers;
    }

    /** What a request failed with, as the caller sees it: a fault of ours is logged and is a bare failure to them. */
    static AwsServiceException known(Throwable thrown, String requestId) {
        Throwable error = cause(thrown);
        if (error instanceof AwsServiceException known) {
            return known;
        }
        LOG.error("Request {} failed inside Kiln", requestId, error);
        return AwsErrors.error(500, "InternalFailure", "");
    }

    /** The message alone: {@code getMessage()} adds service, status and request id to it. */
    static @Nullable String message(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        return message == null ? error.rawMessage() : message;
    }
}
