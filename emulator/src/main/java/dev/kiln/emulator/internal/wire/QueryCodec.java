package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.ErrorStyle;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.QueryStyle;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.aws.ServiceApi.Entry;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS's oldest protocol: a form or a query string asks, XML answers. How a service flattens its lists and maps is said by its
 * {@link QueryStyle}, or else by the SDK's classes.
 */
final class QueryCodec implements Codec {
    static final QueryCodec QUERY = new QueryCodec();

    /** What is answered where no operation is named at all: this alone, whatever the service. */
    private static final String NO_ACTION = "UnknownOperationException";

    private QueryCodec() {}

    @Override
    public <I extends AwsRequest> I decode(
            ServiceApi api, Entry<I, ?> entry, HttpRequest request, Map<String, String> labels) {
        Parameters parameters = new Parameters();
        parameters.read(request.query());
        byte[] body = ContentEncoding.plain(request, entry.maxBodyBytes());
        if (body.length > 0) {
            parameters.read(new String(body, StandardCharsets.UTF_8));
        }
        Shape shape = Shape.of(entry.request());
        QueryStyle style = api.queryStyle();
        SdkPojo builder = shape.newBuilder();
        new QueryReader(style).fill(builder, parameters, shape);
        Member byPath = shape.inBody(style.pathMember());
        if (byPath != null
                && parameters.child(byPath.name()) == null
                && request.path().length() > 1) {
            byPath.set(builder, request.path());
        }
        return entry.request().cast(Shape.build(builder));
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, SdkPojo response, CallContext call) {
        QueryStyle style = api.queryStyle();
        XmlText xml = new XmlText(XmlDialect.QUERY).open(entry.name() + "Response", style.namespace());
        Shape shape = Shape.of(response.getClass());
        if (!shape.empty()) {
            new QueryWriter(style, xml).struct(entry.name() + "Result", response, shape);
        }
        xml.open("ResponseMetadata")
                .element("RequestId", call.requestId())
                .close("ResponseMetadata")
                .close(entry.name() + "Response");
        return reply(200, xml, call.requestId());
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, Streamed<?> response, CallContext call) {
        throw new IllegalStateException("the Query protocol has no streams, but " + entry.name() + " answers one");
    }

    @Override
    public HttpReply error(@Nullable ServiceApi api, Throwable thrown, String requestId) {
        QueryStyle style = api == null ? QueryStyle.PLAIN : api.queryStyle();
        ErrorStyle errors = api == null ? ErrorStyle.PLAIN : api.errorStyle();
        AwsServiceException error = ErrorWriter.known(thrown, requestId);
        String code = errors.codeOf(error);
        String query = errors.queryCodeOf(code);
        String message = ErrorWriter.message(error);
        int status = api == null ? Math.max(error.statusCode(), 400) : api.status(error);
        XmlText xml = new XmlText(XmlDialect.QUERY);
        if (code.equals(NO_ACTION)) {
            return reply(status, xml.empty(NO_ACTION), requestId);
        }
        xml.open("ErrorResponse", style.namespace())
                .open("Error")
                .element("Type", status < 500 ? "Sender" : "Receiver")
                .element("Code", query == null ? code : query)
                .element("Message", style.messages().getOrDefault(code, message == null ? "" : message));
        if (style.detail()) {
            xml.empty("Detail");
        }
        xml.close("Error").element("RequestId", requestId).close("ErrorResponse");
        return reply(status, xml, requestId);
    }

    private static HttpReply reply(int status, XmlText xml, String requestId) {
        Headers headers = new Headers();
        headers.add(ErrorWriter.REQUEST_ID, requestId);
        headers.add("Content-Type", Protocol.QUERY.contentType());
        return new HttpReply(status, headers, new ReplyBody.Ready(xml.bytes()));
    }
}
