package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeClientTest {
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
    void unpacksEveryFileOfTheClient() throws Exception {
        Path source = Path.of(RuntimeClient.class
                .getResource("/dev/kiln/emulator/runtimes/node/bootstrap.mjs")
                .toURI());
        try (Stream<Path> files = Files.list(source.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(RuntimeClient.NODE.files());
        }
    }

    @Test
    void runsAnAsyncCommonJsHandlerAgainAndAgainOverOneConnection() throws Exception {
        function.file("index.js", "let n = 0; exports.handler = async (event) => ({ ...event, call: ++n });")
                .start("index.handler");

        assertThat(function.answer("{\"name\":\"Zoë\"}")).isEqualTo("{\"name\":\"Zoë\",\"call\":1}");
        assertThat(function.answer("{}")).isEqualTo("{\"call\":2}");
        assertThat(function.api().connectionCount()).isOne();
    }

    @Test
    void goesOnWhenItsConnectionWasClosed() throws Exception {
        function.file("index.js", "exports.handler = async (event) => event;").start("index.handler");
        function.api().closeAfterAnswers();

        for (int call = 0; call < 10; call++) {
            assertThat(function.answer(String.valueOf(call))).isEqualTo(String.valueOf(call));
        }
    }

    @Test
    void runsAnEsModuleByItsEndingOrItsPackageType() throws Exception {
        function.file("one.mjs", "export const handler = async () => import.meta.url.split('/').pop();")
                .start("one.handler");
        assertThat(function.answer("{}")).isEqualTo("\"one.mjs\"");

        function.file("package.json", "{\"type\":\"module\"}")
                .file("two.js", "const late = await 2; export const handler = async () => late;")
                .start("two.handler");
        assertThat(function.answer("{}")).isEqualTo("2");
    }

    @Test
    void findsNestedExportsInFoldersAndPackagesOfNodePath() throws Exception {
        Path layer = folder.resolve("layer/node_modules");
        function.file("../layer/node_modules/greeting/package.json", "{\"type\":\"module\",\"exports\":\"./main.js\"}")
                .file("../layer/node_modules/greeting/main.js", "export default 'from the layer';")
                .file("src/app.mjs", "import text from 'greeting'; export const api = { get: async () => text };")
                .variable("NODE_PATH", layer.toString())
                .start("src/app.api.get");

        assertThat(function.answer("{}")).isEqualTo("\"from the layer\"");
    }

    @Test
    void answersACallbackWhenTheEventLoopIsEmpty() throws Exception {
        function.file("index.js", """
                        const fs = require('fs');
                        exports.handler = (event, context, callback) => {
                          callback(null, 'early');
                          setTimeout(() => fs.writeFileSync('finished', ''), 50);
                        };
                        """).start("index.handler");

        assertThat(function.answer("{}")).isEqualTo("\"early\"");
        assertThat(function.taskRoot().resolve("finished")).exists();
        assertThat(function.answer("{}")).isEqualTo("\"early\"");
    }

    @Test
    void answersACallbackAtOnceWhenItShallNotWait() throws Exception {
        function.file("index.js", """
                        setInterval(() => {}, 1000);
                        exports.handler = (event, context, callback) => {
                          context.callbackWaitsForEmptyEventLoop = false;
                          callback(null, 'now');
                        };
                        """).start("index.handler");

        assertThat(function.answer("{}")).isEqualTo("\"now\"");
        assertThat(function.answer("{}")).isEqualTo("\"now\"");
    }

    @Test
    void answersNullForAHandlerThatNeverAnswers() throws Exception {
        function.file("index.js", "exports.handler = () => 'not awaited, not called back';")
                .start("index.handler");

        assertThat(function.answer("{}")).isEqualTo("null");
    }

    @Test
    void takesAPlainValueAndRefusesCallbacksFromNode24On() throws Exception {
        function.variable("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs24.x")
                .file("plain.js", "exports.handler = (event) => event.n + 1;")
                .start("plain.handler");
        assertThat(function.answer("{\"n\":1}")).isEqualTo("2");

        function.file("callback.js", "exports.handler = (event, context, callback) => callback(null, 1);")
                .start("callback.handler");
        RuntimePost refusal = function.api().post();
        assertThat(refusal.path()).isEqualTo("/init/error");
        assertThat(refusal.body()).startsWith("{\"errorType\":\"Runtime.CallbackHandlerDeprecated\"");
    }

    @Test
    void failsAnAsyncHandlerThatNeverSettles() throws Exception {
        function.file("index.js", "exports.handler = async () => new Promise(() => {});")
                .start("index.handler");

        assertThat(function.answer("{}")).startsWith("{\"errorType\":\"Runtime.NodeJsExit\"");
    }

    @Test
    void postsAnErrorWithItsTypeMessageAndTrace() throws Exception {
        function.file("index.js", "exports.handler = async () => { throw new RangeError('too far\\u00ff'); };")
                .start("index.handler");
        function.api().invoke("id-7", "{}");

        RuntimePost post = function.api().post();
        assertThat(post.path()).isEqualTo("/invocation/id-7/error");
        assertThat(post.header("lambda-runtime-function-error-type")).isEqualTo("RangeError");
        assertThat(post.header("lambda-runtime-function-xray-error-cause"))
                .contains("\"message\":\"too far\\u00ff\"")
                .contains("index.js\",\"line\":1");
        assertThat(post.body())
                .startsWith("{\"errorType\":\"RangeError\",\"errorMessage\":\"too farÿ\","
                        + "\"trace\":[\"RangeError: too farÿ\",\"    at ");
        assertThat(function.process().line("Invoke Error"))
                .contains("\tid-7\tERROR\tInvoke Error \t{\"errorType\":\"RangeError\"");
    }

    @Test
    void failsWithWhatACallbackOrContextWasGiven() throws Exception {
        function.file("index.js", """
                        exports.handler = (event, context, callback) => {
                          if (event.by === 'callback') callback('as text');
                          else if (event.by === 'fail') context.fail(new TypeError('as error'));
                          else { context.succeed('first'); context.succeed('second'); }
                        };
                        """).start("index.handler");

        assertThat(function.answer("{\"by\":\"callback\"}"))
                .isEqualTo("{\"errorType\":\"string\",\"errorMessage\":\"as text\",\"trace\":[]}");
        assertThat(function.answer("{\"by\":\"fail\"}")).startsWith("{\"errorType\":\"TypeError\"");
        assertThat(function.answer("{}")).isEqualTo("\"first\"");
        assertThat(function.answer("{}")).isEqualTo("\"first\"");
    }

    @Test
    void failsWhenTheAnswerIsNotJson() throws Exception {
        function.file("index.js", "exports.handler = async () => { const a = {}; a.a = a; return a; };")
                .start("index.handler");

        assertThat(function.answer("{}"))
                .startsWith("{\"errorType\":\"Error\",\"errorMessage\":\"Unable to stringify response body\"");
    }

    @Test
    void reportsWhyAHandlerCannotBeLoaded() throws Exception {
        function.file("index.js", "exports.number = 1;")
                .file("broken.js", "exports.handler = ((;")
                .file("throwing.mjs", "throw new TypeError('at load');");

        assertThat(initError("absent.handler"))
                .startsWith(
                        "{\"errorType\":\"Runtime.ImportModuleError\",\"errorMessage\":\"Error: Cannot find module 'absent'\\n");
        assertThat(initError("index.handler"))
                .startsWith("{\"errorType\":\"Runtime.HandlerNotFound\","
                        + "\"errorMessage\":\"index.handler is undefined or not exported\","
                        + "\"trace\":[\"Runtime.HandlerNotFound: index.handler is undefined or not exported\"");
        assertThat(initError("index.number")).contains("\"index.number is not a function\"");
        assertThat(initError("index"))
                .startsWith("{\"errorType\":\"Runtime.MalformedHandlerName\",\"errorMessage\":\"Bad handler\"");
        assertThat(initError("../index.handler")).startsWith("{\"errorType\":\"Runtime.MalformedHandlerName\"");
        assertThat(initError("broken.handler"))
                .startsWith(
                        "{\"errorType\":\"Runtime.UserCodeSyntaxError\",\"errorMessage\":\"SyntaxError: Unexpected ");
        assertThat(initError("throwing.handler"))
                .startsWith("{\"errorType\":\"TypeError\",\"errorMessage\":\"at load\"");
    }

    private String initError(String handler) throws Exception {
        function.start(handler);
        RuntimePost post = function.api().post();
        assertThat(post.path()).isEqualTo("/init/error");
        String body = post.body();
        assertThat(body).contains("\"errorType\":\"" + post.header("lambda-runtime-function-error-type") + "\"");
        assertThat(function.process().line("Uncaught Exception"))
                .contains("\tundefined\tERROR\tUncaught Exception \t{");
        assertThat(function.process().exit()).isEqualTo(129);
        return body;
    }

    @Test
    void postsWhatNobodyCaughtAndEnds() throws Exception {
        function.file("index.js", """
                exports.thrown = (event, context, callback) => setImmediate(() => { throw new Error('out of reach'); });
                exports.rejected = (event, context, callback) => { Promise.reject(new Error('no catch')); setTimeout(callback, 9e5); };
                """);

        function.start("index.thrown");
        assertThat(function.answer("{}")).startsWith("{\"errorType\":\"Error\",\"errorMessage\":\"out of reach\"");
        assertThat(function.process().exit()).isEqualTo(129);

        function.start("index.rejected");
        assertThat(function.answer("{}"))
                .startsWith(
                        "{\"errorType\":\"Runtime.UnhandledPromiseRejection\",\"errorMessage\":\"Error: no catch\",\"trace\":[");
        assertThat(function.process().exit()).isEqualTo(128);
    }

    @Test
    void tellsTheHandlerAboutItsInvocation() throws Exception {
        function.file("index.js", """
                        exports.handler = async (event, context) => {
                          const left = context.getRemainingTimeInMillis();
                          return [context.functionName, context.memoryLimitInMB, context.awsRequestId, context.tenantId ?? null,
                            context.invokedFunctionArn.split(':').pop(), context.clientContext?.custom ?? null,
                            context.identity ?? null, left > 0 && left <= 9e15, process.env._X_AMZN_TRACE_ID ?? null];
                        };
                        """).start("index.handler");
        function.api()
                .invoke(
                        "42",
                        "{}",
                        Map.of(
                                "Lambda-Runtime-Client-Context", "{\"custom\":{\"city\":\"Köln\"}}",
                                "Lambda-Runtime-Cognito-Identity", "{\"cognitoIdentityId\":\"i\"}",
                                "Lambda-Runtime-Aws-Tenant-Id", "blue",
                                "Lambda-Runtime-Trace-Id", "Root=1-2-3"));

        assertThat(function.api().post().body())
                .isEqualTo("[\"tested\",\"128\",\"42\",\"blue\",\"tested\",{\"city\":\"Köln\"},"
                        + "{\"cognitoIdentityId\":\"i\"},true,\"Root=1-2-3\"]");
        assertThat(function.answer("{}")).isEqualTo("[\"tested\",\"128\",\"1\",null,\"tested\",null,null,true,null]");
    }

    @Test
    void logsAsOnAws() throws Exception {
        function.file(
                        "index.js",
                        "exports.handler = async () => { console.log('a %d\\nb', 1); console.warn({ c: 2 }); };")
                .start("index.handler");
        function.answer("{}");

        assertThat(function.process().line("INFO"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\t1\tINFO\ta 1\rb");
        assertThat(function.process().line("WARN")).endsWith("\t1\tWARN\t{ c: 2 }");
    }

    @Test
    void logsInJsonAboveTheLevelThatIsSet() throws Exception {
        function.file("index.js", """
                        exports.handler = async () => {
                          console.info('dropped');
                          console.warn({ c: 2 });
                          console.error('failed:', new RangeError('far'));
                        };
                        """)
                .variable("AWS_LAMBDA_LOG_FORMAT", "JSON")
                .variable("AWS_LAMBDA_LOG_LEVEL", "WARN")
                .start("index.handler");
        function.answer("{}");

        assertThat(function.process().line("{"))
                .matches(
                        "\\{\"timestamp\":\"[^\"]+Z\",\"level\":\"WARN\",\"requestId\":\"1\",\"message\":\\{\"c\":2}}");
        assertThat(function.process().line("{"))
                .contains("\"level\":\"ERROR\"")
                .contains("\"errorType\":\"RangeError\",\"errorMessage\":\"far\",\"stackTrace\":[\"RangeError: far\",");
    }
}
