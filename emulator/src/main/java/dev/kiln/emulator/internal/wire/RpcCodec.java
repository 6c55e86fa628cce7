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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;

/** Protocols where the body is the whole request and the whole response: AWS JSON 1.0 and 1.1, CBOR 1.1. */
final class RpcCodec implements Codec {
    static final RpcCodec JSON_1_0 = new RpcCodec(Protocol.JSON_1_0, JsonCodec.JSON);
    static final RpcCodec JSON_1_1 = new RpcCodec(Protocol.JSON_1_1, JsonCodec.JSON);
    static final RpcCodec CBOR_1_1 = new RpcCodec(Protocol.CBOR_1_1, CborCodec.CBOR);

    private final Protocol protocol;
    private final BodyCodec bodies;
    private final ErrorWriter errors;

    private RpcCodec(Protocol protocol, BodyCodec bodies) {
        this.protocol = protocol;
        this.bodies = bodies;
        this.errors = new ErrorWriter(protocol, bodies);
    }

    @Override
    public <I extends AwsRequest> I decode(
            ServiceApi api, Entry<I, ?> entry, HttpRequest request, Map<String, String> labels) {
        byte[] body = ContentEncoding.plain(request, entry.maxBodyBytes());
        Shape shape = Shape.of(entry.request());
        SdkPojo builder = shape.newBuilder();
        try {
            bodies.readInto(builder, shape, body);
        } catch (MalformedBody malformed) {
            throw AwsErrors.serialization(""); // AWS does not say what was wrong
        }
        return entry.request().cast(Shape.build(builder));
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, SdkPojo response, CallContext call) {
        // operations without output answer nothing, not {}
        ReplyBody body =
                Shape.of(response.getClass()).empty() ? ReplyBody.EMPTY : new ReplyBody.Ready(bodies.write(response));
        return reply(protocol.contentType(), body, call);
    }

    @Override
    public HttpReply encode(ServiceApi api, Entry<?, ?> entry, Streamed<?> response, CallContext call) {
        String contentType = response.contentType();
        return reply(contentType == null ? EventStreams.CONTENT_TYPE : contentType, response.body(), call);
    }

    @Override
    public HttpReply error(@Nullable ServiceApi api, Throwable error, String requestId) {
        return errors.write(api, error, requestId);
    }

    private static HttpReply reply(String contentType, ReplyBody body, CallContext call) {
        Headers headers = new Headers();
        headers.add(ErrorWriter.REQUEST_ID, call.requestId());
        headers.add("Content-Type", contentType);
        return new HttpReply(200, headers, body);
    }
}
