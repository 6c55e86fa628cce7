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

class PythonClientTest {
    @TempDir
    Path folder;

    private FunctionUnderTest function;

    @BeforeEach
    void open() throws IOException {
        function = new FunctionUnderTest("python3", RuntimeClient.PYTHON, folder);
        function.variable("AWS_EXECUTION_ENV", "AWS_Lambda_python3.13");
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
                .getResource("/dev/kiln/emulator/runtimes/python")
                .toURI());
        try (Stream<Path> files = Files.walk(source)) {
            assertThat(files.filter(file -> file.toString().endsWith(".py"))
                            .map(file -> source.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(RuntimeClient.PYTHON.files());
        }
    }

    @Test
    void runsAHandlerAgainAndAgainOverOneConnection() throws Exception {
        function.file("app.py", """
                        calls = 0

                        def handler(event, context):
                            global calls
                            calls += 1
                            return {**event, "call": calls}
                        """).start("app.handler");

        assertThat(function.answer("{\"name\":\"Zoë\"}")).isEqualTo("{\"name\": \"Zoë\", \"call\": 1}");
        assertThat(function.answer("{}")).isEqualTo("{\"call\": 2}");
        assertThat(function.api().connectionCount()).isOne();
    }

    @Test
    void goesOnWhenItsConnectionWasClosed() throws Exception {
        function.file("app.py", "def handler(event, context): return event").start("app.handler");
        function.api().closeAfterAnswers();

        for (int call = 0; call < 10; call++) {
            assertThat(function.answer(String.valueOf(call))).isEqualTo(String.valueOf(call));
        }
    }

    @Test
    void importsFromPackagesAndLayersAndLeavesTheFolderOfTheFunctionClean() throws Exception {
        Path layer = folder.resolve("layer/python");
        function.file("../layer/python/greeting.py", "TEXT = 'from the layer'")
                .file("errors.py", "NAME = 'errors of the function'")
                .file("src/__init__.py", "")
                .file("src/app.py", """
                        import errors, greeting, sys
                        def handler(event, context):
                            return [errors.NAME, greeting.TEXT, sys.path[0]]
                        """)
                .variable("PYTHONPATH", layer.toString())
                .start("src/app.handler");

        assertThat(function.answer("{}"))
                .isEqualTo("[\"errors of the function\", \"from the layer\", \"" + function.taskRoot() + "\"]");
        assertThat(function.taskRoot().resolve("__pycache__")).doesNotExist();
    }

    @Test
    void encodesWhatAwsEncodes() throws Exception {
        function.file("app.py", """
                        from decimal import Decimal
                        def handler(event, context):
                            return {"d": Decimal("1.10"), "nan": Decimal("NaN"), "b": b"bytes", "t": (1, "é"), "n": None}
                        """).start("app.handler");
        assertThat(function.answer("{}"))
                .isEqualTo("{\"d\": 1.10, \"nan\": NaN, \"b\": \"bytes\", \"t\": [1, \"é\"], \"n\": null}");

        function.variable("AWS_EXECUTION_ENV", "AWS_Lambda_python3.11").start("app.handler");
        assertThat(function.answer("{}")).contains("\"t\": [1, \"\\u00e9\"]");

        function.file("raw.py", "def handler(event, context): return b'not json'")
                .start("raw.handler");
        function.api().invoke("1", "{}");
        RuntimePost raw = function.api().post();
        assertThat(raw.header("content-type")).isEqualTo("application/unknown");
        assertThat(raw.body()).isEqualTo("not json");
    }

    @Test
    void postsAnErrorWithItsStackAndLogsIt() throws Exception {
        function.file("app.py", """
                        def handler(event, context):
                            return inner(event)

                        def inner(event):
                            raise KeyError("größe")
                        """).start("app.handler");
        function.api().invoke("id-7", "{}");

        RuntimePost post = function.api().post();
        String file = function.taskRoot().resolve("app.py").toString();
        assertThat(post.path()).isEqualTo("/invocation/id-7/error");
        assertThat(post.header("lambda-runtime-function-error-type")).isEqualTo("KeyError");
        assertThat(post.header("lambda-runtime-function-xray-error-cause"))
                .contains("\"message\": \"'gr\\u00f6\\u00dfe'\"")
                .contains("{\"label\": \"inner\", \"path\": \"" + file + "\", \"line\": 5}");
        assertThat(post.body())
                .isEqualTo("{\"errorMessage\": \"'größe'\", \"errorType\": \"KeyError\", \"requestId\": \"id-7\", "
                        + "\"stackTrace\": [\"  File \\\"" + file
                        + "\\\", line 2, in handler\\n    return inner(event)\\n\", \"  File \\\""
                        + file + "\\\", line 5, in inner\\n    raise KeyError(\\\"größe\\\")\\n\"]}");
        assertThat(function.process().line("[ERROR]"))
                .isEqualTo("[ERROR] KeyError: 'größe'\rTraceback (most recent call last):\r\u00a0\u00a0File \"" + file
                        + "\", line 2, in handler\r\u00a0\u00a0\u00a0\u00a0return inner(event)\r\u00a0\u00a0File \""
                        + file + "\", line 5, in inner\r\u00a0\u00a0\u00a0\u00a0raise KeyError(\"größe\")");
    }

    @Test
    void failsWhenTheAnswerIsNotJson() throws Exception {
        function.file("app.py", "def handler(event, context): return {1, 2}").start("app.handler");

        assertThat(function.answer("{}"))
                .isEqualTo(
                        "{\"errorMessage\": \"Unable to marshal response: Object of type set is not JSON serializable\", "
                                + "\"errorType\": \"Runtime.MarshalError\", \"requestId\": \"1\", \"stackTrace\": []}");
    }

    @Test
    void reportsWhyAHandlerCannotBeLoaded() throws Exception {
        function.file("app.py", "")
                .file("broken.py", "def handler(:\n")
                .file("throwing.py", "raise ValueError('at load')");

        assertThat(initError("absent.handler"))
                .isEqualTo(fault(
                        "Runtime.ImportModuleError", "Unable to import module 'absent': No module named 'absent'"));
        assertThat(initError("app.handler"))
                .isEqualTo(fault("Runtime.HandlerNotFound", "Handler 'handler' missing on module 'app'"));
        assertThat(initError("app"))
                .isEqualTo(fault(
                        "Runtime.MalformedHandlerName",
                        "Bad handler 'app': not enough values to unpack (expected 2, got 1)"));
        assertThat(initError("sys.exit"))
                .isEqualTo(
                        fault("Runtime.BuiltInModuleConflict", "Cannot use built-in module sys as a handler module"));
        assertThat(initError("broken.handler"))
                .startsWith(
                        "{\"errorMessage\": \"Syntax error in module 'broken': invalid syntax (broken.py, line 1)\", "
                                + "\"errorType\": \"Runtime.UserCodeSyntaxError\", \"requestId\": \"\", \"stackTrace\": [\"  File \\\""
                                + function.taskRoot().resolve("broken.py") + "\\\" Line 1\\n    def handler(:\\n\"]");
        assertThat(initError("throwing.handler"))
                .startsWith(
                        "{\"errorMessage\": \"at load\", \"errorType\": \"ValueError\", \"requestId\": \"\", \"stackTrace\": [")
                .contains("throwing.py\\\", line 1, in <module>\\n    raise ValueError('at load')\\n\"]}");
    }

    private static String fault(String type, String message) {
        return "{\"errorMessage\": \"" + message + "\", \"errorType\": \"" + type
                + "\", \"requestId\": \"\", \"stackTrace\": []}";
    }

    private String initError(String handler) throws Exception {
        function.start(handler);
        RuntimePost post = function.api().post();
        assertThat(post.path()).isEqualTo("/init/error");
        String body = post.body();
        assertThat(body).contains("\"errorType\": \"" + post.header("lambda-runtime-function-error-type") + "\"");
        assertThat(function.process().exit()).isOne();
        return body;
    }

    @Test
    void endsWhenTheHandlerExits() throws Exception {
        function.file("app.py", "import sys\ndef handler(event, context): sys.exit(event['status'])")
                .start("app.handler");
        function.api().invoke("1", "{\"status\":3}");

        assertThat(function.process().exit()).isEqualTo(3);
        assertThat(function.api().isQuiet()).isTrue();
    }

    @Test
    void tellsTheHandlerAboutItsInvocation() throws Exception {
        function.file("app.py", """
                        import os
                        def handler(event, context):
                            client = context.client_context
                            return [context.function_name, context.memory_limit_in_mb, context.aws_request_id, context.tenant_id,
                                    context.invoked_function_arn.split(":")[-1], client and client.custom, client and client.client.app_title,
                                    context.identity.cognito_identity_id, context.get_remaining_time_in_millis() > 0,
                                    os.environ.get("_X_AMZN_TRACE_ID")]
                        """).start("app.handler");
        function.api()
                .invoke(
                        "42",
                        "{}",
                        Map.of(
                                "Lambda-Runtime-Client-Context",
                                        "{\"custom\":{\"city\":\"Köln\"},\"client\":{\"app_title\":\"shop\"}}",
                                "Lambda-Runtime-Cognito-Identity", "{\"cognitoIdentityId\":\"i\"}",
                                "Lambda-Runtime-Aws-Tenant-Id", "blue",
                                "Lambda-Runtime-Trace-Id", "Root=1-2-3"));

        assertThat(function.api().post().body())
                .isEqualTo(
                        "[\"tested\", \"128\", \"42\", \"blue\", \"tested\", {\"city\": \"Köln\"}, \"shop\", \"i\", true, "
                                + "\"Root=1-2-3\"]");
        assertThat(function.answer("{}"))
                .isEqualTo("[\"tested\", \"128\", \"1\", null, \"tested\", null, null, null, true, null]");
    }

    @Test
    void printsAtOnceAndLogsAsOnAws() throws Exception {
        function.file("app.py", """
                        import logging, os, time
                        logging.getLogger().setLevel("INFO")
                        def handler(event, context):
                            print("printed")
                            logging.info("two\\nlines %d", 2)
                            while not os.path.exists("go-on"):
                                time.sleep(0.005)
                        """).start("app.handler");
        function.api().invoke("1", "{}");

        assertThat(function.process().line("printed")).isEqualTo("printed");
        assertThat(function.process().line("[INFO]"))
                .matches("\\[INFO]\t\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\t1\ttwo\rlines 2");
        assertThat(function.api().isQuiet()).isTrue();
        function.file("go-on", "");
        assertThat(function.api().post().body()).isEqualTo("null");
    }

    @Test
    void logsInJsonAboveTheLevelThatIsSet() throws Exception {
        function.file("app.py", """
                        import logging
                        def handler(event, context):
                            logging.getLogger("shop").debug("dropped")
                            logging.getLogger("shop").info("sold", extra={"items": 2})
                            raise ValueError("broken")
                        """)
                .variable("AWS_LAMBDA_LOG_FORMAT", "JSON")
                .variable("AWS_LAMBDA_LOG_LEVEL", "INFO")
                .start("app.handler");
        function.answer("{}");

        assertThat(function.process().line("{"))
                .matches(
                        "\\{\"timestamp\": \"[^\"]+Z\", \"level\": \"INFO\", \"message\": \"sold\", \"logger\": \"shop\", "
                                + "\"requestId\": \"1\", \"items\": 2}");
        assertThat(function.process().line("{"))
                .contains(
                        "\"log_level\": \"ERROR\", \"errorMessage\": \"broken\", \"errorType\": \"ValueError\", \"requestId\": \"1\"");
    }

    @Test
    void reportsAHookThatFailsBeforeTheSnapshot() throws Exception {
        function.file("app.py", """
                        from snapshot_restore_py import register_before_snapshot
                        @register_before_snapshot
                        def hook():
                            raise OSError("not now")
                        def handler(event, context): pass
                        """)
                .variable("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
                .start("app.handler");

        RuntimePost post = function.api().post();
        assertThat(post.path()).isEqualTo("/init/error");
        assertThat(post.header("lambda-runtime-function-error-type")).isEqualTo("Runtime.BeforeSnapshotError");
        assertThat(post.body()).startsWith("{\"errorMessage\": \"not now\", \"errorType\": \"OSError\"");
        assertThat(function.process().exit()).isEqualTo(64);
    }
}
