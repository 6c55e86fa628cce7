package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.InvokeMode;

class FunctionUrlsTest {
    @RegisterExtension
    final TestLambda lambda = new TestLambda();

    private String host = "";

    private void create(FunctionUrlAuthType auth, InvokeMode mode) {
        lambda.create("hello");
        host = URI.create(lambda.client
                        .createFunctionUrlConfig(
                                r -> r.functionName("hello").authType(auth).invokeMode(mode))
                        .functionUrl())
                .getHost();
    }

    private void create() {
        create(FunctionUrlAuthType.NONE, InvokeMode.BUFFERED);
    }

    private HttpReply send(String method, String path, String query, Headers headers, String body) throws Exception {
        if (!headers.contains("Host")) {
            headers.add("Host", host + ":4566");
        }
        HttpRequest request = new HttpRequest(
                method, path, query, headers, RequestBody.of(body.getBytes(StandardCharsets.UTF_8)), "10.1.2.3");
        assertThat(lambda.api.functionUrls().serves(request)).isTrue();
        return lambda.api.functionUrls().answer(request).toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private HttpReply get() throws Exception {
        return send("GET", "/", "", new Headers(), "");
    }

    private static String body(HttpReply reply) throws InterruptedException {
        return CollectedBody.of(reply.body()).whole();
    }

    @SuppressWarnings("unchecked") // objects in JSON
    private Map<String, Object> event() {
        return (Map<String, Object>)
                JsonText.read(lambda.environments.events.get(0).payload());
    }

    @SuppressWarnings("unchecked") // objects in JSON
    private static Map<String, Object> object(Map<String, Object> in, String name) {
        return (Map<String, Object>) Objects.requireNonNull(in.get(name), name);
    }

    @Test
    void givesTheFunctionAnEventOfPayloadFormat2() throws Exception {
        create();
        Headers headers = Headers.of(
                "User-Agent",
                "test",
                "Cookie",
                "a=1; b=2",
                "X-Multi",
                "1",
                "X-Multi",
                "2",
                "Content-Type",
                "text/plain");
        send("POST", "/a%20b/c", "q=1&q=2&r=x%26y", headers, "hi");
        Map<String, Object> event = event();
        assertThat(event)
                .containsEntry("version", "2.0")
                .containsEntry("routeKey", "$default")
                .containsEntry("rawPath", "/a%20b/c")
                .containsEntry("rawQueryString", "q=1&q=2&r=x%26y")
                .containsEntry("cookies", List.of("a=1", "b=2"))
                .containsEntry("queryStringParameters", Map.of("q", "1,2", "r", "x&y"))
                .containsEntry("body", "hi")
                .containsEntry("isBase64Encoded", false);
        assertThat(object(event, "headers"))
                .containsEntry("x-multi", "1,2")
                .containsEntry("x-forwarded-for", "10.1.2.3")
                .containsEntry("x-forwarded-proto", "https")
                .containsKey("x-amzn-trace-id")
                .doesNotContainKey("cookie");
        Map<String, Object> context = object(event, "requestContext");
        assertThat(context)
                .containsEntry("accountId", "anonymous")
                .containsEntry("domainName", host)
                .containsEntry("stage", "$default")
                .containsEntry("time", "01/Jan/2026:00:00:00 +0000")
                .containsEntry("timeEpoch", new BigDecimal(1767225600000L))
                .doesNotContainKey("authorizer");
        assertThat(object(context, "http"))
                .isEqualTo(Map.of(
                        "method", "POST",
                        "path", "/a%20b/c",
                        "protocol", "HTTP/1.1",
                        "sourceIp", "10.1.2.3",
                        "userAgent", "test"));
    }

    @Test
    void leavesOutWhatThereIsNot() throws Exception {
        create();
        get();
        assertThat(event()).doesNotContainKeys("body", "cookies", "queryStringParameters");
    }

    @Test
    void encodesBinaryBodies() throws Exception {
        create();
        send("POST", "/", "", Headers.of("Content-Type", "application/octet-stream"), "hi");
        assertThat(event()).containsEntry("body", "aGk=").containsEntry("isBase64Encoded", true);
    }

    @Test
    void isReachedByPathToo() throws Exception {
        create();
        String id = host.substring(0, host.indexOf('.'));
        HttpReply reply = send("GET", "/_kiln/url/" + id + "/x", "", Headers.of("Host", "localhost:4566"), "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(event()).containsEntry("rawPath", "/x");
    }

    @Test
    void isReachedByAwssHostNameToo() throws Exception {
        create();
        String aws = host.replace(".localhost", ".on.aws");
        assertThat(send("GET", "/", "", Headers.of("Host", aws), "").status()).isEqualTo(200);
    }

    @Test
    void repliesAsTheFunctionSays() throws Exception {
        create();
        lambda.environments.answer("{\"statusCode\":201,\"headers\":{\"X-A\":\"1\",\"Content-Type\":\"text/html\"},"
                + "\"cookies\":[\"a=1\",\"b=2\"],\"body\":\"aGk=\",\"isBase64Encoded\":true}");
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.headers().first("X-A")).isEqualTo("1");
        assertThat(reply.headers().all("Content-Type")).containsExactly("text/html");
        assertThat(reply.headers().all("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(body(reply)).isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"true|true", "[1, 2]|[1, 2]", "3|3", "{\"a\":1}|{\"a\":1}", "\"text\"|text"})
    void repliesWithTheJsonOfAFunctionThatSaysNoStatus(String result, String body) throws Exception {
        create();
        lambda.environments.answer(result);
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().first("Content-Type")).isEqualTo("application/json");
        assertThat(body(reply)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"statusCode\":\"abc\"}",
                "{\"statusCode\":99}",
                "{\"statusCode\":200,\"headers\":3}",
                "{\"statusCode\":200,\"body\":{}}",
                "{\"statusCode\":200,\"body\":\"*\",\"isBase64Encoded\":true}"
            })
    void answers502ToBadResults(String result) throws Exception {
        create();
        lambda.environments.answer(result);
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(502);
        assertThat(body(reply)).isEqualTo("Internal Server Error");
    }

    @Test
    void answers502ToErrors() throws Exception {
        create();
        lambda.environments.fail("E", "{\"errorMessage\":\"secret\"}");
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(502);
        assertThat(body(reply)).isEqualTo("Internal Server Error");
    }

    @Test
    void answers403ToUnknownIds() throws Exception {
        host = "abc.lambda-url.us-east-1.localhost";
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(403);
        assertThat(body(reply)).isEqualTo("{\"Message\":null}");
    }

    @Test
    void asksForASignatureWithAwsIam() throws Exception {
        create(FunctionUrlAuthType.AWS_IAM, InvokeMode.BUFFERED);
        assertThat(get().status()).isEqualTo(403);
        assertThat(lambda.environments.events).isEmpty();
        String authorization = "AWS4-HMAC-SHA256 Credential=123456789012/20260101/us-east-1/lambda/aws4_request,"
                + " SignedHeaders=host, Signature=00";
        assertThat(send("GET", "/", "", Headers.of("Authorization", authorization), "")
                        .status())
                .isEqualTo(200);
        Map<String, Object> context = object(event(), "requestContext");
        assertThat(context).containsEntry("accountId", "123456789012");
        assertThat(object(object(context, "authorizer"), "iam")).containsEntry("accessKey", "123456789012");
    }

    @Test
    void throttlesWith429() throws Exception {
        create();
        lambda.client.putFunctionConcurrency(r -> r.functionName("hello").reservedConcurrentExecutions(0));
        assertThat(get().status()).isEqualTo(429);
    }

    @Test
    void answersPreflightsByItself() throws Exception {
        create();
        lambda.client.updateFunctionUrlConfig(r -> r.functionName("hello")
                .cors(c -> c.allowOrigins("https://a.example")
                        .allowMethods("GET", "POST")
                        .allowHeaders("x-a")
                        .maxAge(60)));
        Headers asked = Headers.of("Origin", "https://a.example", "Access-Control-Request-Method", "POST");
        HttpReply reply = send("OPTIONS", "/", "", asked, "");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().first("Access-Control-Allow-Origin")).isEqualTo("https://a.example");
        assertThat(reply.headers().first("Access-Control-Allow-Methods")).isEqualTo("GET,POST");
        assertThat(reply.headers().first("Access-Control-Allow-Headers")).isEqualTo("x-a");
        assertThat(reply.headers().first("Access-Control-Max-Age")).isEqualTo("60");
        Headers other = Headers.of("Origin", "https://b.example", "Access-Control-Request-Method", "POST");
        assertThat(send("OPTIONS", "/", "", other, "").headers().names()).isEmpty();
        assertThat(lambda.environments.events).isEmpty();
    }

    @Test
    void putsItsOwnCorsHeadersInPlaceOfTheFunctions() throws Exception {
        create();
        lambda.client.updateFunctionUrlConfig(
                r -> r.functionName("hello").cors(c -> c.allowOrigins("*").exposeHeaders("x-b")));
        lambda.environments.answer(
                "{\"statusCode\":200,\"headers\":{\"access-control-allow-origin\":\"https://mine\"}}");
        HttpReply reply = send("GET", "/", "", Headers.of("Origin", "https://a.example"), "");
        assertThat(reply.headers().all("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(reply.headers().first("Access-Control-Expose-Headers")).isEqualTo("x-b");
    }

    @Test
    void streamsWhileTheFunctionWrites() throws Exception {
        create(FunctionUrlAuthType.NONE, InvokeMode.RESPONSE_STREAM);
        CountDownLatch seen = new CountDownLatch(1);
        lambda.environments.run((event, sink) -> {
            try (OutputStream out = sink.begin("text/event-stream", true)) {
                out.write('1');
                seen.await();
                out.write('2');
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return new Outcome.Succeeded();
        });
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers().first("Content-Type")).isEqualTo("text/event-stream");
        CollectedBody body = CollectedBody.of(reply.body());
        assertThat(body.await(1)).isEqualTo("1");
        seen.countDown();
        assertThat(body.whole()).isEqualTo("12");
    }

    @Test
    void takesStatusAndHeadersFromAPreludeInPieces() throws Exception {
        create(FunctionUrlAuthType.NONE, InvokeMode.RESPONSE_STREAM);
        lambda.environments.run((event, sink) -> FakeEnvironments.answer(
                sink,
                Prelude.CONTENT_TYPE,
                "{\"statusCode\":418,\"headers\":{\"X-A\":",
                "\"1\"},\"cookies\":[\"a=1\"]}\0\0\0",
                "\0\0\0\0",
                "\0body",
                "\0more"));
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(418);
        assertThat(reply.headers().first("X-A")).isEqualTo("1");
        assertThat(reply.headers().first("Set-Cookie")).isEqualTo("a=1");
        assertThat(body(reply)).isEqualTo("body\0more");
    }

    @Test
    void answers502ToAStreamWithABadPrelude() throws Exception {
        create(FunctionUrlAuthType.NONE, InvokeMode.RESPONSE_STREAM);
        lambda.environments.run((event, sink) -> {
            try {
                return FakeEnvironments.answer(sink, Prelude.CONTENT_TYPE, "no prelude", "");
            } catch (IOException refused) {
                return new Outcome.CallerGone();
            }
        });
        assertThat(get().status()).isEqualTo(502);
    }

    @Test
    void answers502ToAStreamThatFailsBeforeItBegins() throws Exception {
        create(FunctionUrlAuthType.NONE, InvokeMode.RESPONSE_STREAM);
        lambda.environments.fail("E", "{}");
        assertThat(get().status()).isEqualTo(502);
    }

    @Test
    void breaksOffAStreamThatFailsOnTheWay() throws Exception {
        create(FunctionUrlAuthType.NONE, InvokeMode.RESPONSE_STREAM);
        lambda.environments.run((event, sink) -> {
            sink.begin("text/plain", true).write('1');
            return new Outcome.Failed("E", new byte[0]);
        });
        CollectedBody body = CollectedBody.of(get().body());
        assertThat(body.aborted()).isTrue();
        assertThat(body.whole()).isEqualTo("1");
    }

    @Test
    void stopsAFunctionWhoseCallerLeftBeforeItAnswered() throws Exception {
        create(FunctionUrlAuthType.NONE, InvokeMode.RESPONSE_STREAM);
        CountDownLatch left = new CountDownLatch(1);
        CompletableFuture<String> told = new CompletableFuture<>();
        lambda.environments.run((event, sink) -> {
            try {
                left.await();
                sink.begin("text/plain", true).write('1');
            } catch (IOException gone) {
                told.complete(gone.getMessage());
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return new Outcome.CallerGone();
        });
        HttpRequest request = new HttpRequest("GET", "/", "", Headers.of("Host", host), RequestBody.EMPTY);
        lambda.api.functionUrls().answer(request).toCompletableFuture().cancel(false);
        left.countDown();
        assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo("the caller left before the function answered");
    }

    @Test
    void buffersAStreamingFunctionWithAPrelude() throws Exception {
        create();
        lambda.environments.run((event, sink) ->
                FakeEnvironments.answer(sink, Prelude.CONTENT_TYPE, "{\"statusCode\":204}\0\0\0\0\0\0\0\0", "rest"));
        HttpReply reply = get();
        assertThat(reply.status()).isEqualTo(204);
        assertThat(body(reply)).isEqualTo("rest");
    }
}
