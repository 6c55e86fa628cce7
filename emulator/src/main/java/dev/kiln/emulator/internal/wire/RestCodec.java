package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.aws.Protocol;
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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** Protocols that bind members to path, query, headers, status and body: REST-JSON. */
final class RestCodec implements Codec {
    static final RestCodec REST_JSON = new RestCodec(Protocol.REST_JSON, JsonCodec.JSON);

    private final Protocol protocol;
    private final BodyCodec bodies;
    private final ErrorWriter errors;

    private RestCodec(Protocol protocol, BodyCodec bodies) {
        this.protocol = protocol;
        this.bodies = bodies;
        this.errors = new ErrorWriter(protocol, bodies);
    }

    @Override
    public <I extends AwsRequest> I decode(
            ServiceApi api, Entry<I, ?> entry, HttpRequest request, Map<String, String> labels) {
        Shape shape = Shape.of(entry.request());
        SdkPojo builder = shape.newBuilder();
        RestBinding.readLabels(builder, shape, labels);
        RestBinding.readQuery(builder, shape, request.query());
        RestBinding.readHeaders(builder, shape, request.headers());
        Member payload = shape.payload();
        if (payload != null) {
            readPayload(builder, payload, request, entry.maxBodyBytes());
        } else if (!shape.body().isEmpty()) {
            readMembers(builder, shape, ContentEncoding.plain(request, entry.maxBodyBytes()));
        }
        return entry.request().cast(Shape.build(builder));
    }

    private void readPayload(SdkPojo builder, Member payload, HttpRequest request, long maxBytes) {
        if (payload.type() == MarshallingKnownType.SDK_BYTES) {
            // taken as it came: what is encoded is the caller's content; a stream is the operation's to read
            if (request.body() instanceof RequestBody.Collected collected && collected.bytes().length > 0) {
                payload.set(builder, SdkBytes.fromByteArrayUnsafe(collected.bytes()));
            }
            return;
        }
        byte[] body = ContentEncoding.plain(request, maxBytes);
        if (body.length == 0) {
            return;
        }
        if (payload.type() == MarshallingKnownType.STRING) {
            payload.set(builder, new String(body, StandardCharsets.UTF_8));
        } else {
            SdkPojo struct = payload.struct().newBuilder();
            readMembers(struct, payload.struct(), body);
            payload.set(builder, Shape.build(struct));
        }
    }

    private void readMembers(SdkPojo builder, Shape shape, byte[] body) {
        if (body.length == 0) {
            return;
        }
        try {
            bodies.readInto(builder, shape, body);
        } catch (MalformedBody malformed) {
            throw AwsErrors.error(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + malformed.detail());
        }
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, SdkPojo response, CallContext call) {
        byte[] body = body(response);
        Headers headers = new Headers();
        headers.add(ErrorWriter.REQUEST_ID, call.requestId());
        int status = RestBinding.status(response, api.successStatus(entry.name()));
        if (status != 204) {
            headers.add("Content-Type", protocol.contentType());
        }
        RestBinding.writeHeaders(response, headers);
        return new HttpReply(status, headers, body.length == 0 ? ReplyBody.EMPTY : new ReplyBody.Ready(body));
    }

    private byte[] body(SdkPojo response) {
        Shape shape = Shape.of(response.getClass());
        Member payload = shape.payload();
        if (payload == null) {
            return shape.body().isEmpty() ? new byte[0] : bodies.write(response);
        }
        Object value = payload.get(response);
        if (value instanceof SdkBytes bytes) {
            return bytes.asByteArrayUnsafe();
        }
        if (value instanceof SdkPojo struct) {
            return bodies.write(struct);
        }
        return value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, Streamed<?> response, CallContext call) {
        Headers headers = new Headers();
        headers.add(ErrorWriter.REQUEST_ID, call.requestId());
        String contentType = response.contentType();
        headers.add("Content-Type", contentType == null ? EventStreams.CONTENT_TYPE : contentType);
        RestBinding.writeHeaders(response.head(), headers);
        int status = RestBinding.status(response.head(), api.successStatus(entry.name()));
        return new HttpReply(status, headers, response.body());
    }

    @Override
    public HttpReply error(@Nullable ServiceApi api, Throwable error, String requestId) {
        return errors.write(api, error, requestId);
    }
}
