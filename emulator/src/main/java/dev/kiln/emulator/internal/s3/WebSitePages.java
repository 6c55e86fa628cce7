package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The pages that S3 itself shows at a web site. */
final class WebSitePages {
    private static final Map<Integer, String> REASONS = Map.of(
            400, "Bad Request", 403, "Forbidden", 412, "Precondition Failed", 416, "Requested Range Not Satisfiable");

    private WebSitePages() {}

    /** Returns headers that begin an answer, with ids that are new. */
    static Headers ids() {
        String id =
                UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(Locale.ROOT);
        return Headers.of(
                "x-amz-request-id",
                id,
                "x-amz-id-2",
                Base64.getEncoder().encodeToString(("kiln/" + id).getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns the page that says what an error says. */
    static HttpReply refused(S3Exception error) {
        int status = error.statusCode();
        AwsErrorDetails details = error.awsErrorDetails();
        HttpReply page = status == 304
                ? new HttpReply(status, ids(), ReplyBody.EMPTY)
                : page(
                        status,
                        status + " " + REASONS.getOrDefault(status, details.errorCode()),
                        List.of("Code: " + details.errorCode(), "Message: " + details.errorMessage()),
                        "");
        details.sdkHttpResponse()
                .headers()
                .forEach(
                        (name, values) -> values.forEach(value -> page.headers().set(name, value)));
        return page;
    }

    static HttpReply notAllowed(String method) {
        return page(
                405,
                "405 Method Not Allowed",
                List.of(
                        "Code: MethodNotAllowed",
                        "Message: The specified method is not allowed against this resource.",
                        "Method: " + method,
                        "ResourceType: OBJECT"),
                "");
    }

    /** Returns the page for what is not there; {@code error} is the error document that is not there either. */
    static HttpReply notFound(String code, String message, String kind, String name, @Nullable String error) {
        String more = error == null
                ? ""
                : "<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>\n<ul>\n"
                        + "<li>Code: NoSuchKey</li>\n<li>Message: The specified key does not exist.</li>\n"
                        + "<li>Key: " + Markup.escaped(error) + "</li>\n</ul>\n";
        return page(404, "404 Not Found", List.of("Code: " + code, "Message: " + message, kind + ": " + name), more);
    }

    private static HttpReply page(int status, String title, List<String> facts, String more) {
        Headers headers = ids();
        StringBuilder html = new StringBuilder("<html>\n<head><title>")
                .append(title)
                .append("</title></head>\n<body>\n<h1>")
                .append(title)
                .append("</h1>\n<ul>\n");
        facts.forEach(fact -> html.append(Markup.element("li", fact)).append('\n'));
        html.append("<li>RequestId: ").append(headers.first("x-amz-request-id")).append("</li>\n");
        html.append("<li>HostId: ").append(headers.first("x-amz-id-2")).append("</li>\n</ul>\n");
        html.append(more).append("<hr/>\n</body>\n</html>\n");
        headers.set("Content-Type", "text/html; charset=utf-8");
        return new HttpReply(
                status, headers, new ReplyBody.Ready(html.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
