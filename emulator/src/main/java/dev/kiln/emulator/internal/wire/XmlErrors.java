package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.ErrorStyle;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Writes errors as S3 does. What an error says beside code and message comes with it, as XML: {@code rawResponse} of its details
 * holds the elements, {@code sdkHttpResponse} the headers.
 */
final class XmlErrors {
    private static final Logger LOG = LoggerFactory.getLogger(XmlErrors.class);

    HttpReply write(@Nullable ServiceApi api, Throwable thrown, String requestId) {
        Throwable error = ErrorWriter.cause(thrown);
        if (error instanceof AwsServiceException known) {
            int status = api != null ? api.status(known) : known.statusCode() > 0 ? known.statusCode() : 400;
            return reply(known, status, requestId);
        }
        LOG.error("Request {} failed inside Kiln", requestId, error);
        byte[] body = text("InternalError", "We encountered an internal error. Please try again.", "", requestId);
        Headers headers = RestXmlCodec.headers(requestId);
        headers.add("Content-Type", "application/xml");
        return new HttpReply(500, headers, new ReplyBody.Ready(body));
    }

    private static HttpReply reply(AwsServiceException error, int status, String requestId) {
        AwsErrorDetails details = error.awsErrorDetails();
        Headers headers = RestXmlCodec.headers(requestId);
        String extra = "";
        if (details != null && details.rawResponse() != null) {
            extra = details.rawResponse().asUtf8String();
        }
        if (details != null && details.sdkHttpResponse() != null) {
            details.sdkHttpResponse()
                    .headers()
                    .forEach((name, values) -> values.forEach(value -> headers.set(name, value)));
        }
        if (status == 304) {
            return new HttpReply(status, headers, ReplyBody.EMPTY);
        }
        headers.set("Content-Type", "application/xml");
        String message = ErrorWriter.message(error);
        byte[] body = text(ErrorStyle.PLAIN.codeOf(error), message == null ? "" : message, extra, requestId);
        return new HttpReply(status, headers, new ReplyBody.Ready(body));
    }

    private static byte[] text(String code, String message, String extra, String requestId) {
        return new XmlText(XmlDialect.S3)
                .open("Error")
                .element("Code", code)
                .element("Message", message)
                .raw(extra)
                .element("RequestId", requestId)
                .element("HostId", hostId(requestId))
                .close("Error")
                .bytes();
    }

    /** The other id of an answer, which AWS's support asks for beside the request's. */
    static String hostId(String requestId) {
        return Base64.getEncoder().encodeToString(("kiln/" + requestId).getBytes(StandardCharsets.UTF_8));
    }
}
