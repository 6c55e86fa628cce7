package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.aws.ServiceApi.Entry;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;

/** Reads requests and writes replies of one protocol, of any operation of any service. Thread-safe. */
public sealed interface Codec permits RpcCodec, RestCodec, RestXmlCodec, QueryCodec {
    /**
     * Returns the codec of a protocol.
     *
     * @throws IllegalArgumentException if Kiln does not speak it
     */
    static Codec of(Protocol protocol) {
        return switch (protocol) {
            case JSON_1_0 -> RpcCodec.JSON_1_0;
            case JSON_1_1 -> RpcCodec.JSON_1_1;
            case CBOR_1_1 -> RpcCodec.CBOR_1_1;
            case REST_JSON -> RestCodec.REST_JSON;
            case REST_XML -> RestXmlCodec.REST_XML;
            case QUERY -> QueryCodec.QUERY;
        };
    }

    /** Returns what HTTP carries beside a request that is decoded already: the members that are headers, and a body that is none of them. */
    static HttpRequest carrying(AwsRequest request, RequestBody body) {
        Headers headers = new Headers();
        RestBinding.writeHeaders(request, headers);
        return new HttpRequest("PUT", "/", "", headers, body);
    }

    /**
     * Reads a request.
     *
     * @param labels path labels by name, percent-decoded; empty for the protocols without
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException in AWS's words if the bytes do not fit the class
     */
    <I extends AwsRequest> I decode(ServiceApi api, Entry<I, ?> entry, HttpRequest request, Map<String, String> labels);

    /** Writes the response of an operation. */
    HttpReply encode(ServiceApi api, Entry<?, ?> entry, SdkPojo response, CallContext call);

    /** Writes the head of a response whose body is produced beside it. */
    HttpReply encode(ServiceApi api, Entry<?, ?> entry, Streamed<?> response, CallContext call);

    /** Adds the request's ids to a reply that no operation made. */
    default void identify(HttpReply reply, String requestId) {}

    /**
     * Writes an error: the SDK's exceptions as AWS renders them; anything else is a fault of ours, which is logged and
     * answered with a bare 500.
     *
     * @param api the service; null where the request could not be given to any
     */
    HttpReply error(@Nullable ServiceApi api, Throwable error, String requestId);
}
