package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Makes an object of the file in a form that a browser sends.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html">AWS: POST Object</a>
 */
final class PostObject implements Operation.Streaming<PutObjectRequest, PutObjectResponse> {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]+)\"?");
    private static final Set<String> HEADERS = Set.of(
            "cache-control", "content-type", "content-disposition", "content-encoding", "content-language", "expires");

    private final PutObject put;
    private final Time time;
    private final Secrets secrets;

    PostObject(PutObject put, Time time, Secrets secrets) {
        this.put = put;
        this.time = time;
        this.secrets = secrets;
    }

    @Override
    public boolean streamsInput() {
        return true;
    }

    @Override
    public CompletionStage<Streamed<PutObjectResponse>> run(PutObjectRequest request, CallContext call) {
        HttpRequest http = call.http();
        Matcher boundary = BOUNDARY.matcher(http == null ? "" : http.headers().first("Content-Type", ""));
        if (http == null
                || !http.headers().first("Content-Type", "").startsWith("multipart/form-data")
                || !boundary.find()) {
            throw S3Errors.preconditionFailed("Bucket POST must be of the enclosure-type multipart/form-data");
        }
        FormData form = form(http, boundary.group(1));
        Map<String, String> fields = form.fields();
        if (!fields.containsKey("key")) {
            throw PostPolicy.missing("key");
        }
        if (!form.fileName().isEmpty()) {
            fields.computeIfPresent("key", (name, given) -> given.replace("${filename}", form.fileName()));
        }
        PostPolicy policy = PostPolicy.check(fields, request.bucket(), time.now());
        FormSignature.check(fields, secrets);
        String key = fields.get("key");
        HttpRequest put = new HttpRequest(
                "POST",
                http.path(),
                "",
                headers(fields),
                new RequestBody.Arriving(-1, policy.bounded(form.file())),
                http.sourceIp());
        CallContext inner = new CallContext(
                call.account(), call.region(), call.requestId(), call.principal(), call.traceHeader(), put);
        PutObjectRequest.Builder asked = PutObjectRequest.builder()
                .bucket(request.bucket())
                .key(key)
                .tagging(FormTags.header(fields.get("tagging")));
        if (fields.containsKey("acl")) {
            asked.acl(fields.get("acl"));
        }
        return this.put.run(asked.build(), inner).thenApply(done -> answer(done, request.bucket(), key, fields, http));
    }

    private static FormData form(HttpRequest http, String boundary) {
        try {
            return FormData.read(http.body().stream(), boundary);
        } catch (IOException broken) {
            throw S3Errors.of(400, "IncompleteBody", "The request body terminated unexpectedly")
                    .error();
        }
    }

    private static Headers headers(Map<String, String> fields) {
        Headers headers = new Headers();
        fields.forEach((name, value) -> {
            if (HEADERS.contains(name) || name.startsWith("x-amz-")) {
                headers.add(name, name.startsWith("x-amz-meta-") ? bytes(value) : latin(value));
            }
        });
        return headers.remove("x-amz-date").remove("x-amz-signature").remove("x-amz-content-sha256");
    }

    /** Headers come as bytes of ISO 8859-1. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Where a header can carry no more than ISO 8859-1, S3 puts a space for what is beyond. */
    private static String latin(String text) {
        return text.codePoints()
                .map(c -> c > 0xFF ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Streamed<PutObjectResponse> answer(
            Streamed<PutObjectResponse> done, String bucket, String key, Map<String, String> fields, HttpRequest http) {
        String etag = done.head().eTag();
        String location = location(bucket, key, http);
        String redirect = fields.getOrDefault("success_action_redirect", fields.getOrDefault("redirect", ""));
        String status = fields.getOrDefault("success_action_status", "");
        if (isUrl(redirect)) {
            String query = "bucket=" + encoded(bucket) + "&key=" + encoded(key) + "&etag=" + encoded(etag);
            return with(done, 303, redirect + (redirect.indexOf('?') < 0 ? "?" : "&") + query, ReplyBody.EMPTY);
        }
        if (status.equals("201")) {
            String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PostResponse>"
                    + Markup.element("Location", location)
                    + Markup.element("Bucket", bucket)
                    + Markup.element("Key", key)
                    + Markup.element("ETag", etag)
                    + "</PostResponse>";
            return with(done, 201, location, new ReplyBody.Ready(xml.getBytes(StandardCharsets.UTF_8)));
        }
        return with(done, status.equals("200") ? 200 : 204, location, ReplyBody.EMPTY);
    }

    /** What is none is ignored. */
    private static boolean isUrl(String redirect) {
        try {
            return new URI(redirect).isAbsolute();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static Streamed<PutObjectResponse> with(
            Streamed<PutObjectResponse> done, int status, String location, ReplyBody body) {
        PutObjectResponse.Builder head = done.head().toBuilder();
        head.sdkHttpResponse(SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Location", location)
                .build());
        return new Streamed<>(head.build(), body == ReplyBody.EMPTY ? null : "application/xml", body);
    }

    private static String location(String bucket, String key, HttpRequest http) {
        String host = http.headers().first("Host", "s3.amazonaws.com");
        boolean named = host.startsWith(bucket + ".");
        return "http://" + host + (named ? "/" : "/" + bucket + "/")
                + encoded(key).replace("%2F", "/");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
