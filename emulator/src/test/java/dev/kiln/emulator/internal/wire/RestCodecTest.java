package dev.kiln.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.aws.Protocol;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.aws.ServiceApi.Entry;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.TagResourceRequest;
import software.amazon.awssdk.services.lambda.model.TagResourceResponse;

class RestCodecTest {
    private static final long MAX_BODY = 1000;
    private static final CallContext CALL = new CallContext("000000000000", "us-east-1", "id-1", "", "", null);
    private static final ServiceApi API = ServiceApi.named("lambda", Protocol.REST_JSON)
            .routes("DeleteAlias DELETE /a/{Name} 204\nInvoke POST /i")
            .build();
    private static final Entry<TagResourceRequest, TagResourceResponse> TAG =
            entry("TagResource", TagResourceRequest.class, TagResourceResponse.class);

    @Test
    void takesThePayloadAsItCame() {
        byte[] body = "not json \u0000".getBytes(StandardCharsets.UTF_8);
        InvokeRequest request = decode(
                entry("Invoke", InvokeRequest.class, InvokeResponse.class),
                http(
                        "Qualifier=a%20b&x",
                        Headers.of("x-amz-invocation-type", "Event", "content-encoding", "gzip"), body),
                Map.of("FunctionName", "f"));

        assertThat(request.functionName()).isEqualTo("f");
        assertThat(request.qualifier()).isEqualTo("a b");
        assertThat(request.invocationTypeAsString()).isEqualTo("Event");
        assertThat(request.payload().asByteArray()).isEqualTo(body);
    }

    @Test
    void unpacksBodiesWithinTheBoundOfPlainOnes() throws IOException {
        byte[] json = "{\"Tags\":{\"a\":\"b\"}}".getBytes(StandardCharsets.UTF_8);
        Headers once = Headers.of("Content-Encoding", "gzip");
        Headers twice = Headers.of("Content-Encoding", "gzip, gzip");

        assertThat(decode(TAG, http("", once, gzip(json)), Map.of()).tags()).containsEntry("a", "b");
        assertThat(decode(TAG, http("", twice, gzip(gzip(json))), Map.of()).tags())
                .containsEntry("a", "b");
        assertThat(failure(TAG, http("", once, gzip(new byte[100_000]))).statusCode())
                .isEqualTo(413);
        assertThat(failure(TAG, http("", once, json)).statusCode()).isEqualTo(500);
    }

    @Test
    void saysWhatIsWrongWithABody() {
        AwsServiceException error = failure(TAG, http("", new Headers(), new byte[] {'{', '!'}));

        assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidRequestContentException");
        assertThat(error.awsErrorDetails().errorMessage()).startsWith("Could not parse request body into json: ");
    }

    @Test
    void refusesAQueryParameterOfTheWrongType() {
        Entry<ListAliasesRequest, ListAliasesResponse> list =
                entry("ListAliases", ListAliasesRequest.class, ListAliasesResponse.class);

        assertThat(failure(list, http("MaxItems=many", new Headers(), new byte[0]))
                        .awsErrorDetails()
                        .errorMessage())
                .isEqualTo("STRING_VALUE cannot be converted to Integer");
    }

    @Test
    void answersWithTheStatusOfTheRouteUnlessTheResponseHasItsOwn() {
        HttpReply deleted = Codec.of(Protocol.REST_JSON)
                .encode(
                        API,
                        entry("DeleteAlias", DeleteAliasRequest.class, DeleteAliasResponse.class),
                        DeleteAliasResponse.builder().build(),
                        CALL);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isSameAs(ReplyBody.EMPTY);

        HttpReply accepted = Codec.of(Protocol.REST_JSON)
                .encode(
                        API,
                        entry("Invoke", InvokeRequest.class, InvokeResponse.class),
                        InvokeResponse.builder().statusCode(202).build(),
                        CALL);
        assertThat(accepted.status()).isEqualTo(202);
    }

    @Test
    void givesAStreamedReplyTheContentTypeThatItsHeadHas() {
        Entry<InvokeWithResponseStreamRequest, InvokeWithResponseStreamResponse> entry = entry(
                "InvokeWithResponseStream",
                InvokeWithResponseStreamRequest.class,
                InvokeWithResponseStreamResponse.class);
        InvokeWithResponseStreamResponse head = InvokeWithResponseStreamResponse.builder()
                .executedVersion("$LATEST")
                .responseStreamContentType("text/html")
                .build();

        HttpReply reply = Codec.of(Protocol.REST_JSON)
                .encode(API, entry, new Operation.Streamed<>(head, null, ReplyBody.EMPTY), CALL);

        assertThat(reply.headers().all("Content-Type")).containsExactly("text/html");
        assertThat(reply.headers().first("X-Amz-Executed-Version")).isEqualTo("$LATEST");
    }

    @Test
    void tellsNothingOfItsOwnFaults() {
        HttpReply reply = Codec.of(Protocol.JSON_1_1)
                .error(API, new CompletionException(new IllegalStateException("secret")), "id-1");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(new String(((ReplyBody.Ready) reply.body()).bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"__type\":\"InternalFailure\"}");
    }

    private static <I extends AwsRequest, O extends AwsResponse> Entry<I, O> entry(
            String name, Class<I> request, Class<O> response) {
        Operation.Direct<I, O> unused = (input, call) -> {
            throw new IllegalStateException("not called");
        };
        return new Entry<>(name, unused, request, response, MAX_BODY);
    }

    private static <I extends AwsRequest> I decode(Entry<I, ?> entry, HttpRequest http, Map<String, String> labels) {
        return Codec.of(Protocol.REST_JSON).decode(API, entry, http, labels);
    }

    private static AwsServiceException failure(Entry<?, ?> entry, HttpRequest http) {
        return catchThrowableOfType(AwsServiceException.class, () -> decode(entry, http, Map.of()));
    }

    private static HttpRequest http(String query, Headers headers, byte[] body) {
        return new HttpRequest("POST", "/", query, headers, RequestBody.of(body));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(plain);
        }
        return bytes.toByteArray();
    }
}
