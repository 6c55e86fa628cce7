package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.aws.ServiceApi.Entry;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** REST-XML, as S3 speaks it: members in path, query, headers and status, the others in an XML body. */
final class RestXmlCodec implements Codec {
    static final RestXmlCodec REST_XML = new RestXmlCodec();

    private final XmlErrors errors = new XmlErrors();

    private RestXmlCodec() {}

    @Override
    public <I extends AwsRequest> I decode(
            ServiceApi api, Entry<I, ?> entry, HttpRequest request, Map<String, String> labels) {
        Shape shape = Shape.of(entry.request());
        SdkPojo builder = shape.newBuilder();
        try {
            RestBinding.readLabels(builder, shape, labels);
            RestBinding.readQuery(builder, shape, request.query());
            RestBinding.readHeaders(builder, shape, request.headers());
        } catch (software.amazon.awssdk.awscore.exception.AwsServiceException mismatch) {
            throw AwsErrors.error(400, "InvalidArgument", AwsErrors.messageOf(mismatch));
        }
        Member payload = shape.payload();
        byte[] body = request.body() instanceof RequestBody.Collected collected ? collected.bytes() : new byte[0];
        if (payload != null && body.length > 0) {
            readPayload(builder, payload, body);
        } else if (payload == null && !shape.body().isEmpty() && !XmlBodies.isBlank(body)) {
            read(builder, shape, null, body);
        }
        return entry.request().cast(Shape.build(builder));
    }

    private static void readPayload(SdkPojo builder, Member payload, byte[] body) {
        switch (payload.type()) {
            case STRING -> payload.set(builder, new String(body, StandardCharsets.UTF_8));
            case SDK_POJO -> {
                if (!XmlBodies.isBlank(body)) {
                    SdkPojo struct = payload.struct().newBuilder();
                    read(struct, payload.struct(), payload.name(), body);
                    payload.set(builder, Shape.build(struct));
                }
            }
            default -> {
                // a stream, which the operation reads
            }
        }
    }

    private static void read(SdkPojo builder, Shape shape, @Nullable String root, byte[] body) {
        try {
            XmlBodies.readInto(builder, shape, root, body);
        } catch (MalformedBody malformed) {
            throw AwsErrors.error(
                    400,
                    "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, SdkPojo response, CallContext call) {
        byte[] body = body(api, entry, response);
        Headers headers = headers(call.requestId());
        if (body.length > 0) {
            headers.add("Content-Type", "application/xml");
        }
        RestBinding.writeHeaders(response, headers);
        int status = said(response, headers, RestBinding.status(response, api.successStatus(entry.name())));
        return new HttpReply(status, headers, body.length == 0 ? ReplyBody.EMPTY : new ReplyBody.Ready(body));
    }

    private static byte[] body(ServiceApi api, Entry<?, ?> entry, SdkPojo response) {
        Shape shape = Shape.of(response.getClass());
        Member payload = shape.payload();
        SdkPojo content = response;
        if (payload != null) {
            Object value = payload.get(response);
            if (value == null) {
                return new byte[0];
            }
            if (!(value instanceof SdkPojo struct)) {
                return api.hasXmlRoot(entry.name())
                        ? new XmlText(XmlDialect.S3)
                                .element(api.xmlRoot(entry.name()), api.xmlNamespace(), value.toString())
                                .bytes()
                        : value.toString().getBytes(StandardCharsets.UTF_8);
            }
            content = struct;
        } else if (shape.body().isEmpty()) {
            return new byte[0];
        }
        String root = api.xmlRoot(entry.name());
        XmlText xml = new XmlText(XmlDialect.S3).open(root, api.xmlNamespace());
        new RestXmlWriter(xml).members(content);
        return xml.close(root).bytes();
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, Streamed<?> response, CallContext call) {
        Headers headers = headers(call.requestId());
        RestBinding.writeHeaders(response.head(), headers);
        String contentType = response.contentType();
        if (contentType != null) {
            headers.set("Content-Type", contentType);
        }
        int status = RestBinding.status(response.head(), api.successStatus(entry.name()));
        int said = said(response.head(), headers, status);
        boolean partial = said == 200 && headers.contains("Content-Range");
        return new HttpReply(partial ? 206 : said, headers, response.body());
    }

    /** Takes what an operation says of HTTP itself beside its members: headers and the status, which is returned. */
    private static int said(SdkPojo response, Headers headers, int usual) {
        SdkHttpResponse said = response instanceof SdkResponse answer ? answer.sdkHttpResponse() : null;
        if (said == null) {
            return usual;
        }
        said.headers().forEach((name, values) -> values.forEach(value -> headers.set(name, value)));
        return said.statusCode();
    }

    static Headers headers(String requestId) {
        Headers headers = new Headers();
        headers.add("x-amz-request-id", requestId);
        headers.add("x-amz-id-2", XmlErrors.hostId(requestId));
        return headers;
    }

    @Override
    public void identify(HttpReply reply, String requestId) {
        headers(requestId).forEach((name, value) -> reply.headers().set(name, value));
    }

    @Override
    public HttpReply error(@Nullable ServiceApi api, Throwable error, String requestId) {
        return errors.write(api, error, requestId);
    }
}
