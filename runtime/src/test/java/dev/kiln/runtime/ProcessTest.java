package dev.kiln.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime as a program of its own. */
class ProcessTest {
    private static final String PREFIX = "/env-abc";

    @TempDir
    private Path folder;

    private FakeRuntimeApi api;
    private @Nullable Process process;

    @SuppressWarnings("NullAway.Init")
    ProcessTest() {}

    @BeforeEach
    void start() throws IOException {
        api = new FakeRuntimeApi(PREFIX);
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private static String path(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }

    /** The function's code is not on the class path: it comes from the task root. */
    private void launch(Class<?> handler, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(String.join(File.pathSeparator, path(KilnRuntime.class), path(Context.class), path(Core.class)));
        command.add(KilnRuntime.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        builder.environment().put("LAMBDA_TASK_ROOT", path(ProcessTest.class));
        builder.environment().put("_HANDLER", handler.getName());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private int exit() throws InterruptedException {
        Process started = Objects.requireNonNull(process);
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return started.exitValue();
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    public static final class Logs implements RequestHandler<String, String> {
        @Override
        public String handleRequest(String event, Context context) {
            LambdaLogger logger = context.getLogger();
            logger.log("plain é");
            logger.log("bytes".getBytes(UTF_8));
            logger.log("debugging", LogLevel.DEBUG);
            logger.log("warning\nof two lines", LogLevel.WARN);
            return System.getProperty("com.amazonaws.xray.traceHeader", "none");
        }
    }

    @Test
    void runsCodeFromTheTaskRootBehindAPathPrefix() throws Exception {
        launch(Logs.class, Map.of());
        api.event("id-1", "\"x\"", "Lambda-Runtime-Trace-Id: Root=1");
        Posted posted = api.posted();
        assertThat(posted.path).isEqualTo(PREFIX + "/2018-06-01/runtime/invocation/id-1/response");
        assertThat(posted.text()).isEqualTo("\"Root=1\"");
        api.event("id-2", "\"x\"");
        assertThat(api.posted().text()).isEqualTo("\"none\"");
        api.end();
        assertThat(exit()).isEqualTo(1);
        assertThat(log())
                .startsWith("plain é\nbytes\n[DEBUG] debugging\n[WARN] warning\nof two lines\n")
                .contains("failed: invocation/next was answered with 410");
    }

    @Test
    void logsJsonObjects() throws Exception {
        launch(Logs.class, Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON", "AWS_LAMBDA_LOG_LEVEL", "INFO"));
        api.event("id-1", "\"x\"", "Lambda-Runtime-Aws-Tenant-Id: blue");
        assertThat(api.posted().text()).isEqualTo("\"none\"");
        List<String> lines = log().lines().toList();
        assertThat(lines.get(0))
                .matches(
                        "\\{\"timestamp\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z\",\"message\":\"plain é\","
                                + "\"level\":\"UNDEFINED\",\"AWSRequestId\":\"id-1\",\"tenantId\":\"blue\"}");
        assertThat(lines.get(1)).isEqualTo("bytes");
        assertThat(lines.get(2)).contains("\"message\":\"warning\\nof two lines\",\"level\":\"WARN\"");
    }

    @Test
    void exitsAfterAnInitError() throws Exception {
        launch(FailuresTest.BadConstructor.class, Map.of());
        assertThat(api.posted().path).isEqualTo(PREFIX + "/2018-06-01/runtime/init/error");
        assertThat(exit()).isEqualTo(1);
        assertThat(log())
                .startsWith(
                        "no database: java.lang.IllegalStateException\njava.lang.IllegalStateException: no database\n")
                .doesNotContain("dev.kiln.runtime.internal");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        launch(Logs.class, Map.of("AWS_LAMBDA_RUNTIME_API", "nowhere:x"));
        assertThat(exit()).isEqualTo(1);
        assertThat(log()).contains("it should look like 127.0.0.1:9001");
    }

    public static final class Hooks implements RequestHandler<String, String>, Resource {
        private String seen = "";

        public Hooks() {
            Core.getGlobalContext().register(this);
        }

        @Override
        public String handleRequest(String event, Context context) {
            return seen;
        }

        @Override
        public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
            if ("before".equals(System.getenv("FAIL"))) {
                throw new IllegalStateException("not now");
            }
            seen += "before ";
        }

        @Override
        public void afterRestore(org.crac.Context<? extends Resource> context) {
            if ("after".equals(System.getenv("FAIL"))) {
                throw new IllegalStateException("not now");
            }
            seen += "after";
        }
    }

    private static final String SNAP_START = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private void restore() {
        api.raw("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }

    @Test
    void callsTheHooksAroundASnapshot() throws Exception {
        launch(Hooks.class, Map.of(SNAP_START, "snap-start"));
        restore();
        api.event("id-1", "\"x\"");
        assertThat(api.posted().text()).isEqualTo("\"before after\"");
        assertThat(api.requests.get(0)).startsWith("GET " + PREFIX + "/2018-06-01/runtime/restore/next ");
    }

    @Test
    void reportsAHookThatFailsBeforeTheCheckpoint() throws Exception {
        launch(Hooks.class, Map.of(SNAP_START, "snap-start", "FAIL", "before"));
        Posted posted = api.posted();
        assertThat(posted.path).endsWith("/runtime/init/error");
        assertThat(posted.headers).containsEntry("lambda-runtime-function-error-type", "Runtime.BeforeCheckpointError");
        assertThat(exit()).isEqualTo(64);
        assertThat(log()).contains("not now");
    }

    @Test
    void reportsAHookThatFailsAfterTheRestore() throws Exception {
        launch(Hooks.class, Map.of(SNAP_START, "snap-start", "FAIL", "after"));
        restore();
        Posted posted = api.posted();
        assertThat(posted.path).endsWith("/runtime/restore/error");
        assertThat(posted.headers).containsEntry("lambda-runtime-function-error-type", "Runtime.AfterRestoreError");
        assertThat(exit()).isEqualTo(64);
    }
}
