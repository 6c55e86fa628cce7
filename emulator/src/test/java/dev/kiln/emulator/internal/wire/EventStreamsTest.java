package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.Protocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.SubscribeToShardResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponseStreamUpdate;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

class EventStreamsTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final EventStreams events = new EventStreams(written, Protocol.REST_JSON);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 16 << 10, (16 << 10) + 1, 65_536, 1 << 20})
    void framesChunksAsTheLibraryDoes(int length) throws IOException {
        byte[] bytes = new byte[length + 7];
        new Random(length).nextBytes(bytes);
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        headers.put(":event-type", HeaderValue.fromString("PayloadChunk"));
        headers.put(":content-type", HeaderValue.fromString("application/octet-stream"));
        headers.put(":message-type", HeaderValue.fromString("event"));
        ByteArrayOutputStream expected = new ByteArrayOutputStream();

        for (int i = 0; i < 2; i++) {
            events.payloadChunk(bytes, 3, length);
            new Message(headers, Arrays.copyOfRange(bytes, 3, 3 + length)).encode(expected);
        }

        assertThat(written.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void writesAnEventWithPayloadTraitAsRawBytes() throws IOException {
        events.event(
                "PayloadChunk",
                InvokeResponseStreamUpdate.builder()
                        .payload(SdkBytes.fromUtf8String("raw"))
                        .build());
        byte[] generic = written.toByteArray();
        written.reset();
        events.payloadChunk("raw".getBytes(StandardCharsets.UTF_8), 0, 3);

        assertThat(generic).isEqualTo(written.toByteArray());
    }

    @Test
    void writesAnEventWithoutPayloadTraitAsJson() throws IOException {
        events.event(
                "InvokeComplete",
                InvokeWithResponseStreamCompleteEvent.builder()
                        .errorCode("Function.Unknown")
                        .build());

        Message message = Message.decode(ByteBuffer.wrap(written.toByteArray()));
        assertThat(text(message)).isEqualTo("{\"ErrorCode\":\"Function.Unknown\"}");
        assertThat(message.getHeaders())
                .containsEntry(":event-type", HeaderValue.fromString("InvokeComplete"))
                .containsEntry(":content-type", HeaderValue.fromString("application/json"));
    }

    @Test
    void writesAnEmptyEventAsAnEmptyObject() throws IOException {
        events.event(
                "InvokeComplete",
                InvokeWithResponseStreamCompleteEvent.builder().build());

        assertThat(text(Message.decode(ByteBuffer.wrap(written.toByteArray())))).isEqualTo("{}");
    }

    @Test
    void beginsAndBreaksTheStreamOfAnRpcService() throws IOException {
        EventStreams kinesis = new EventStreams(written, Protocol.JSON_1_1);
        kinesis.initialResponse(SubscribeToShardResponse.builder().build());
        Message first = Message.decode(ByteBuffer.wrap(written.toByteArray()));
        assertThat(first.getHeaders()).containsEntry(":event-type", HeaderValue.fromString("initial-response"));
        assertThat(text(first)).isEqualTo("{}");

        written.reset();
        kinesis.exception(ResourceInUseException.builder().message("busy").build());
        Message last = Message.decode(ByteBuffer.wrap(written.toByteArray()));
        assertThat(last.getHeaders())
                .containsEntry(":message-type", HeaderValue.fromString("exception"))
                .containsEntry(":exception-type", HeaderValue.fromString("ResourceInUseException"));
        assertThat(text(last)).isEqualTo("{\"message\":\"busy\"}");
    }

    private static String text(Message message) {
        return new String(message.getPayload(), StandardCharsets.UTF_8);
    }
}
