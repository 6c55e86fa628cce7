package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeStreamingTest {
    @TempDir
    Path folder;

    private FunctionUnderTest function;

    @BeforeEach
    void open() throws IOException {
        function = new FunctionUnderTest("node", RuntimeClient.NODE, folder);
        function.variable("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs20.x");
    }

    @AfterEach
    void close() throws IOException {
        if (function != null) {
            function.close();
        }
    }

    @Test
    void sendsTheFirstChunkWhileTheHandlerIsStillBusy() throws Exception {
        handler("""
                const until = async (file) => {
                  while (!fs.existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 5));
                };
                exports.handler = awslambda.streamifyResponse(async (event, stream, context) => {
                  stream.setContentType('text/plain');
                  stream.write(`first for ${context.awsRequestId}`);
                  await until('go-on');
                  stream.write(' and second');
                  stream.end();
                });
                """);

        RuntimePost post = invoke();
        assertThat(post.chunk()).isEqualTo("first for 1");
        assertThat(post.isEnded()).isFalse();
        function.file("go-on", "");

        assertThat(post.body()).isEqualTo(" and second");
        assertThat(post.path()).isEqualTo("/invocation/1/response");
        assertThat(post.header("lambda-runtime-function-response-mode")).isEqualTo("streaming");
        assertThat(post.header("transfer-encoding")).isEqualTo("chunked");
        assertThat(post.header("content-type")).isEqualTo("text/plain");
        assertThat(post.header("trailer"))
                .isEqualTo("Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
        assertThat(post.trailers()).isEmpty();
        assertThat(invoke().chunk()).as("the next invocation").isEqualTo("first for 1");
    }

    @Test
    void sendsAnErrorAfterTheFirstBytesInTrailers() throws Exception {
        handler("""
                exports.handler = awslambda.streamifyResponse(async (event, stream) => {
                  stream.write('so far so good');
                  throw new RangeError('and no further');
                });
                """);

        RuntimePost post = invoke();
        assertThat(post.body()).isEqualTo("so far so good");
        assertThat(errorIn(post))
                .startsWith("{\"errorType\":\"RangeError\",\"errorMessage\":\"and no further\",\"trace\":[");
        assertThat(invoke().body()).as("the next invocation").isEqualTo("so far so good");
    }

    @Test
    void sendsAnErrorBeforeTheFirstByteInTrailersToo() throws Exception {
        handler("exports.handler = awslambda.streamifyResponse(async () => { throw new TypeError('at once'); });");

        RuntimePost post = invoke();
        assertThat(post.path()).isEqualTo("/invocation/1/response");
        assertThat(post.body()).isEmpty();
        assertThat(errorIn(post)).startsWith("{\"errorType\":\"TypeError\",\"errorMessage\":\"at once\"");
    }

    @Test
    void refusesAHandlerThatIsNotAsync() throws Exception {
        handler("exports.handler = awslambda.streamifyResponse((event, stream) => { stream.write('x'); });");

        assertThat(errorIn(invoke()))
                .isEqualTo(
                        "{\"errorType\":\"string\",\"errorMessage\":\"Streaming does not support non-async handlers.\",\"trace\":[]}");
    }

    @Test
    void endsTheResponseWithAnErrorThatNobodyCaught() throws Exception {
        handler("""
                exports.handler = awslambda.streamifyResponse(async (event, stream) => {
                  stream.write('begun');
                  setImmediate(() => { throw new Error('out of reach'); });
                  await new Promise(() => {});
                });
                """);

        RuntimePost post = invoke();
        assertThat(post.body()).isEqualTo("begun");
        assertThat(errorIn(post)).startsWith("{\"errorType\":\"Error\",\"errorMessage\":\"out of reach\"");
        assertThat(function.process().exit()).isEqualTo(129);
    }

    @Test
    void putsThePreludeAndEightZeroBytesBeforeTheBody() throws Exception {
        handler("""
                exports.handler = awslambda.streamifyResponse(async (event, stream) => {
                  const http = awslambda.HttpResponseStream.from(stream, { statusCode: 201, headers: { a: 'b' }, cookies: ['c=d'] });
                  await require('stream/promises').pipeline(require('stream').Readable.from(['bo', 'dy']), http);
                });
                """);

        RuntimePost post = invoke();
        assertThat(post.body())
                .isEqualTo("{\"statusCode\":201,\"headers\":{\"a\":\"b\"},\"cookies\":[\"c=d\"]}" + "\0".repeat(8)
                        + "body");
        assertThat(post.header("content-type")).isEqualTo("application/vnd.awslambda.http-integration-response");
    }

    @Test
    void sendsNoPreludeWithoutAWriteAndSaysSo() throws Exception {
        handler("""
                exports.handler = awslambda.streamifyResponse(async (event, stream) => {
                  awslambda.HttpResponseStream.from(stream, { statusCode: 404 }).end('Not Found');
                });
                """);

        assertThat(invoke().body()).isEqualTo("Not Found");
        assertThat(function.process().line("WARN")).contains("call write(\"\") first");
    }

    @Test
    void holdsTheHandlerBackWhileNobodyReads() throws Exception {
        handler("""
                exports.handler = awslambda.streamifyResponse(async (event, stream) => {
                  const chunk = Buffer.alloc(64 * 1024, 'x');
                  let peak = 0;
                  for (let n = 0; n < 1024; n++) {
                    if (!stream.write(chunk)) {
                      if (n === 0) console.log('full');
                      await new Promise((resolve) => stream.once('drain', resolve));
                    }
                    peak = Math.max(peak, process.memoryUsage().rss >> 20);
                    fs.writeFileSync('written', String(n));
                  }
                  console.log('peak', peak); // not resourceUsage().maxRSS: that counts the JVM that started this process
                  stream.end();
                });
                """);
        CountDownLatch reading = new CountDownLatch(1);
        function.api().readBodiesAfter(reading);

        RuntimePost post = invoke();
        function.process().line("full");
        assertThat(post.isEnded()).isFalse();
        reading.countDown();

        assertThat(post.bytes()).hasSize(64 * 1024 * 1024);
        String peak = function.process().line("peak");
        assertThat(Integer.parseInt(peak.substring(peak.lastIndexOf(' ') + 1))).isLessThan(150);
    }

    @Test
    void writesObjectsAsJsonAndRefusesALateContentType() throws Exception {
        handler("""
                exports.handler = awslambda.streamifyResponse(async (event, stream) => {
                  stream.write({ n: 1 });
                  stream.setContentType('text/html');
                });
                """);

        RuntimePost post = invoke();
        assertThat(post.body()).isEqualTo("{\"n\":1}");
        assertThat(errorIn(post)).startsWith("{\"errorType\":\"Runtime.InvalidStreamingOperation\"");
    }

    private void handler(String source) throws IOException {
        function.file("index.js", "const fs = require('fs');\n" + source).start("index.handler");
    }

    private RuntimePost invoke() throws InterruptedException {
        function.api().invoke("1", "{}");
        return function.api().post();
    }

    private static String errorIn(RuntimePost post) {
        Map<String, String> trailers = post.trailers();
        String body = new String(
                Base64.getDecoder().decode(trailers.get("lambda-runtime-function-error-body")), StandardCharsets.UTF_8);
        assertThat(body).contains("\"errorType\":\"" + trailers.get("lambda-runtime-function-error-type") + "\"");
        return body;
    }
}
