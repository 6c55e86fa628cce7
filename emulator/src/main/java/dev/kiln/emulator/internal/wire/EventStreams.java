package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.ErrorStyle;
import dev.kiln.emulator.internal.aws.EventStreamWriter;
import dev.kiln.emulator.internal.aws.Protocol;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Writes the messages of one event stream, each when it is given and none kept back. Not thread-safe.
 *
 * <pre>{@code
 * EventStreams events = new EventStreams(body, Protocol.REST_JSON);
 * events.payloadChunk(buffer, 0, read);
 * events.event("InvokeComplete", InvokeWithResponseStreamCompleteEvent.builder().build());
 * }</pre>
 */
public final class EventStreams implements EventStreamWriter {
    /** Of the reply that carries an event stream. */
    public static final String CONTENT_TYPE = "application/vnd.amazon.eventstream";

    private static final String BINARY = "application/octet-stream";
    private static final int PRELUDE_BYTES = 12;
    private static final int CRC_BYTES = 4;

    /** Payloads up to here are copied, so that a message is one write; above, the copy would cost more than the writes. */
    private static final int COPIED_BYTES = 16 << 10;

    private static final byte[] CHUNK_HEADERS = Message.encodeHeaders(
            headers("event", ":event-type", "PayloadChunk", BINARY).entrySet());

    private final OutputStream to;
    private final BodyCodec bodies;
    private final String contentType;
    private final CRC32 crc = new CRC32();
    private final byte[] frame = new byte[PRELUDE_BYTES + CHUNK_HEADERS.length + COPIED_BYTES + CRC_BYTES];

    /** Writes to a stream, with structured payloads in the format of the protocol. */
    public EventStreams(OutputStream to, Protocol protocol) {
        this.to = to;
        this.bodies = protocol == Protocol.CBOR_1_1 ? CborCodec.CBOR : JsonCodec.JSON;
        this.contentType = protocol.contentType();
    }

    /** Writes a {@code PayloadChunk} of raw bytes, framed by hand: everything a function streams passes here. */
    @Override
    public void payloadChunk(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        ByteBuffer head = ByteBuffer.wrap(frame);
        int total = PRELUDE_BYTES + CHUNK_HEADERS.length + length + CRC_BYTES;
        head.putInt(total).putInt(CHUNK_HEADERS.length);
        crc.reset();
        crc.update(frame, 0, head.position());
        head.putInt((int) crc.getValue()).put(CHUNK_HEADERS);
        crc.update(frame, PRELUDE_BYTES - CRC_BYTES, CRC_BYTES + CHUNK_HEADERS.length);
        crc.update(bytes, offset, length);
        if (length <= COPIED_BYTES) {
            head.put(bytes, offset, length).putInt((int) crc.getValue());
            to.write(frame, 0, total);
            return;
        }
        to.write(frame, 0, head.position());
        to.write(bytes, offset, length);
        head.clear().putInt((int) crc.getValue());
        to.write(frame, 0, CRC_BYTES);
    }

    /** Writes an event with a payload that is ready. */
    public void event(String eventType, String contentType, byte[] payload) throws IOException {
        new Message(headers("event", ":event-type", eventType, contentType), payload).encode(to);
    }

    /** Writes an event of the SDK's class: its header members as headers, the rest as the payload. */
    @Override
    public void event(String eventType, SdkPojo event) throws IOException {
        Shape shape = Shape.of(event.getClass());
        Member payload = shape.payload();
        Object whole = payload == null ? null : payload.get(event);
        Map<String, HeaderValue> headers;
        byte[] body;
        if (payload == null || whole instanceof SdkPojo) {
            headers = headers("event", ":event-type", eventType, contentType);
            body = bodies.write(whole instanceof SdkPojo struct ? struct : event);
        } else if (whole instanceof String text) {
            headers = headers("event", ":event-type", eventType, "text/plain");
            body = text.getBytes(StandardCharsets.UTF_8);
        } else {
            headers = headers("event", ":event-type", eventType, BINARY);
            body = whole instanceof SdkBytes bytes ? bytes.asByteArrayUnsafe() : new byte[0];
        }
        for (Member member : shape.headers()) {
            Object value = member.get(event);
            if (value != null) {
                headers.put(member.replyName(), header(value));
            }
        }
        new Message(headers, body).encode(to);
    }

    /** Writes the first message of an RPC service's stream: the members of the response itself. */
    public void initialResponse(SdkPojo response) throws IOException {
        event("initial-response", contentType, bodies.write(response));
    }

    /** Writes a modelled error, after which the stream ends. */
    public void exception(AwsServiceException error) throws IOException {
        byte[] body = bodies.write(error, Map.of(), "message", ErrorWriter.message(error));
        new Message(headers("exception", ":exception-type", ErrorStyle.PLAIN.codeOf(error), contentType), body)
                .encode(to);
    }

    private static Map<String, HeaderValue> headers(String kind, String name, String type, String contentType) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(name, HeaderValue.fromString(type));
        headers.put(":content-type", HeaderValue.fromString(contentType));
        headers.put(":message-type", HeaderValue.fromString(kind));
        return headers;
    }

    private static HeaderValue header(Object value) {
        if (value instanceof Boolean flag) {
            return HeaderValue.fromBoolean(flag);
        } else if (value instanceof Byte number) {
            return HeaderValue.fromByte(number);
        } else if (value instanceof Short number) {
            return HeaderValue.fromShort(number);
        } else if (value instanceof Integer number) {
            return HeaderValue.fromInteger(number);
        } else if (value instanceof Long number) {
            return HeaderValue.fromLong(number);
        } else if (value instanceof Instant time) {
            return HeaderValue.fromTimestamp(time);
        } else if (value instanceof SdkBytes bytes) {
            return HeaderValue.fromByteArray(bytes.asByteArray());
        }
        return HeaderValue.fromString(value.toString());
    }
}
