package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.environment.handlers.Broken;
import dev.kiln.emulator.internal.environment.handlers.Paced;
import dev.kiln.emulator.internal.environment.handlers.Probe;
import dev.kiln.emulator.internal.environment.handlers.Snapped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own runtime client for Java, version 2.9.0, in a JVM of its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the native part of AWS's runtime client is for Linux")
class JavaRuntimeTest {
    private final Harness harness = new Harness();
    private final FunctionSpec function = Functions.java(Probe.class);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        harness.close();
    }

    private Answer invoke(String action, Object argument) {
        return invoke(function, action, argument);
    }

    private Answer invoke(FunctionSpec of, String action, Object argument) {
        String value = argument instanceof Number ? argument.toString() : "\"" + argument + "\"";
        return harness.invoke(of, "{\"do\":\"" + action + "\",\"argument\":" + value + "}");
    }

    @Test
    void completesAThousandInvocationsInOneProcess() {
        Answer last = invoke("count", 0);
        for (int i = 1; i < 1000; i++) {
            assertThat(last.outcome()).isEqualTo(new Outcome.Succeeded());
            last = invoke("count", 0);
        }
        assertThat(last.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(last.text()).isEqualTo("1000");
        assertThat(harness.lines.all().stream().filter(line -> line.startsWith("REPORT")))
                .hasSize(1000);
    }

    @Test
    void reportsTrueFiguresOfAColdStart() {
        Answer answer = invoke("count", 0);
        assertThat(answer.ended().logTail())
                .containsPattern("Max Memory Used: [1-9]\\d+ MB\tInit Duration: [1-9]\\d+\\.\\d\\d ms");
    }

    @Test
    void returnsExceptionsAsTheRuntimeClientWritesThem() {
        assertThat(invoke("throw", "oh").error())
                .startsWith("{\"errorMessage\":\"oh\",\"errorType\":\"java.lang.IllegalArgumentException\","
                        + "\"stackTrace\":[\"" + Probe.class.getName() + ".handleRequest(Probe.java:")
                .doesNotContain("requestId");
        assertThat(invoke("count", 0).response()).as("the process goes on").isEqualTo("2");
    }

    @Test
    void saysHowAProcessExitedAndStartsAnother() {
        assertThat(invoke("exit", 3).error()).contains("Runtime exited with error: exit status 3");
        assertThat(invoke("exit", 0).error()).contains("Runtime exited without providing a reason");
        assertThat(invoke("count", 0).response()).isEqualTo("1");
    }

    @Test
    void returnsAnOutOfMemoryErrorAndStartsAnotherProcess() {
        assertThat(invoke("heap", 0).error()).contains("\"errorType\":\"java.lang.OutOfMemoryError\"");
        assertThat(invoke("count", 0).response()).isEqualTo("1");
    }

    @Test
    void takesAnErrorWithTheLongestOfStackTraces() {
        assertThat(invoke("recurse", 0).error())
                .contains("\"errorType\":\"java.lang.StackOverflowError\"")
                .hasSizeGreaterThan(64 << 10);
        assertThat(invoke("count", 0).response()).isEqualTo("1");
    }

    @Test
    void killsAFunctionThatHangsButKeepsItsFiles() {
        assertThat(invoke("tmp", "mark").response()).isEqualTo("false");
        FunctionSpec hasty = Functions.with(function, changes -> {
            // long enough for the next start, which happens inside an invocation
            changes.timeout = Duration.ofSeconds(5);
            changes.revision = "hasty";
        });
        assertThat(invoke(hasty, "tmp", "mark").response())
                .as("another environment")
                .isEqualTo("false");
        List<ProcessHandle> before = children();

        assertThat(invoke(hasty, "hang", 0).error()).contains("Task timed out after 5.00 seconds");

        before.forEach(process -> process.onExit().join());
        assertThat(invoke(hasty, "tmp", "mark").response()).isEqualTo("true");
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .toList();
    }

    @Test
    void returnsSixMegabytesAndRefusesMore() {
        Answer six = invoke("text", 6_291_000);
        assertThat(six.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(six.size()).isEqualTo(6_291_002);
        assertThat(invoke("text", 6_291_600).error()).contains("Function.ResponseSizeTooLarge");
        assertThat(invoke("echo", "next").response()).isEqualTo("\"next\"");
    }

    @Test
    void startsAHandlerThatCannotBeConstructedTwiceAndReturnsItsError() {
        Answer answer = harness.invoke(Functions.java(Broken.class), "1");
        assertThat(answer.error())
                .contains("\"errorMessage\":\"broken by design\"")
                .contains("IllegalStateException");
        assertThat(harness.lines.text())
                .containsPattern(
                        "INIT_REPORT Init Duration: [\\d.]+ ms\tPhase: init\tStatus: error\tError Type: Runtime")
                .containsPattern("INIT_REPORT Init Duration: [\\d.]+ ms\tPhase: invoke\tStatus: error");
        assertThat(harness.lines.all().stream().filter(line -> line.equals("about to break")))
                .hasSize(2);
    }

    @Test
    void reportsAMissingClassWithTheFirstEvent() {
        FunctionSpec missing = Functions.function("java17", "example.Missing", Functions.testClassPath());
        assertThat(harness.invoke(missing, "1").error())
                .isEqualTo("{\"errorMessage\":\"Class not found: example.Missing\","
                        + "\"errorType\":\"java.lang.ClassNotFoundException\"}");
    }

    @Test
    void runsCheckpointAndRestoreHooksBeforeTheFirstEvent() {
        FunctionSpec snapped =
                Functions.with(Functions.java(Snapped.class), changes -> changes.initializationType = "snap-start");
        assertThat(harness.invoke(snapped, "1").response())
                .isEqualTo("[\"constructed\",\"before checkpoint\",\"after restore\",\"event\"]");

        FunctionSpec failing = Functions.with(snapped, changes -> {
            changes.variables.put("FAIL_RESTORE", "1");
            changes.revision = "failing";
        });
        assertThat(harness.invoke(failing, "1").error()).contains("RestoreException");
    }

    @Test
    void givesTheFunctionAwsVariablesAndItsOwn() {
        FunctionSpec own = Functions.with(function, changes -> {
            changes.variables.put("MINE", "yes");
            changes.variables.put("AWS_LAMBDA_FUNCTION_NAME", "not allowed");
            changes.variables.put("TZ", "Europe/Berlin");
        });
        assertThat(invoke(own, "env", 0).response())
                .contains("\"MINE\":\"yes\"")
                .contains("\"TZ\":\"Europe/Berlin\"")
                .contains("\"AWS_LAMBDA_FUNCTION_NAME\":\"probe\"")
                .contains("\"AWS_EXECUTION_ENV\":\"AWS_Lambda_java17\"")
                .contains("\"AWS_ACCESS_KEY_ID\":\"000000000000\"")
                .contains("\"AWS_ENDPOINT_URL\":\"http://127.0.0.1:1\"")
                .contains("\"_HANDLER\":\"" + Probe.class.getName() + "\"")
                .doesNotContain("AWS_LAMBDA_LOG_FORMAT")
                .doesNotContain("\"HOME\"");
    }

    @Test
    void carriesWhatTheFunctionPrintsIntoItsLogInOrder() {
        for (int i = 0; i < 20; i++) {
            Answer printed = invoke("print", "hello " + i);
            assertThat(printed.ended().logTail().lines().toList().get(1)).isEqualTo("hello " + i);
            Answer logged = invoke("log", "no line end " + i);
            assertThat(logged.ended().logTail().lines().toList().get(1)).isEqualTo("no line end " + i);
        }
    }

    @Test
    void honoursToolOptionsAndWrapperScripts() throws IOException {
        Path root = Files.createDirectory(directory.resolve("task"));
        Path script = root.resolve("wrapper");
        Files.writeString(script, "#!/bin/sh\nexport WRAPPED=yes\nexec \"$@\"\n");
        copyProbe(root);
        FunctionSpec wrapped = Functions.with(
                Functions.function("java17", Probe.class.getName(), new FunctionSpec.Code.Directory(root)), changes -> {
                    changes.variables.put("AWS_LAMBDA_EXEC_WRAPPER", "/var/task/wrapper");
                    changes.variables.put("JAVA_TOOL_OPTIONS", "-Dsome.option=1");
                });
        assertThat(invoke(wrapped, "env", 0).response()).contains("\"WRAPPED\":\"yes\"");
        assertThat(harness.lines.all()).contains("Picked up JAVA_TOOL_OPTIONS: -Dsome.option=1");
    }

    @Test
    void findsClassesInTheJarsOfLayers() throws IOException {
        Path layer = directory.resolve("layer");
        Files.createDirectories(layer.resolve("java/lib"));
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(layer.resolve("java/lib/probe.jar")))) {
            jar.putNextEntry(new ZipEntry(Probe.class.getName().replace('.', '/') + ".class"));
            jar.write(probe());
        }
        Path root = Files.createDirectory(directory.resolve("task"));
        FunctionSpec layered = Functions.with(
                Functions.function("java17", Probe.class.getName(), new FunctionSpec.Code.Directory(root)),
                changes -> changes.layers = List.of(layer));
        assertThat(invoke(layered, "echo", "from a layer").response()).isEqualTo("\"from a layer\"");
    }

    @Test
    void saysWhenAClassIsNewerThanTheRuntime() throws IOException {
        Path target = directory.resolve(Probe.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(target.getParent());
        Files.write(target, probe());
        FunctionSpec older =
                Functions.function("java11", Probe.class.getName(), new FunctionSpec.Code.Directory(directory));
        assertThat(invoke(older, "count", 0).error())
                .contains("was compiled for Java 17, but the runtime is java11. Compile it with --release 11");
    }

    @Test
    void saysWhenAClassIsNewerThanTheJdk() throws IOException {
        byte[] future = probe();
        future[7] = 99;
        Path target = directory.resolve(Probe.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(target.getParent());
        Files.write(target, future);
        FunctionSpec tooNew =
                Functions.function("java17", Probe.class.getName(), new FunctionSpec.Code.Directory(directory));
        assertThat(invoke(tooNew, "count", 0).error())
                .contains("Runtime.InvalidEntrypoint")
                .contains("was compiled for Java 55, but java17 runs on JDK");
    }

    @Test
    void streamsWithKilnsOwnRuntimeWhereTheFunctionAsksForIt() throws Exception {
        FunctionSpec streaming =
                Functions.with(Functions.java(Paced.class), changes -> changes.variables.put("KILN_RUNTIME", "1"));
        Answer answer = harness.invoke(streaming, "1");
        answer.awaitFirstByte();
        assertThat(answer.text()).isEqualTo("first");
        assertThat(answer.end()).isNotDone();
        Files.createFile(harness.pool.environments().get(0).temporary().resolve("go"));
        assertThat(answer.outcome()).isEqualTo(new Outcome.Succeeded());
        assertThat(answer.text()).isEqualTo("first last");
    }

    @Test
    void startsTheJvmWithAwsFlags() {
        FunctionSpec large = Functions.with(function, changes -> changes.memory = 1536);
        assertThat(invoke(large, "flags", 0).response())
                .contains("\"-XX:MaxHeapSize=1336935k\"")
                .contains("\"-XX:+UseSerialGC\"")
                .contains("\"-XX:TieredStopAtLevel=1\"")
                .contains("\"--add-opens=java.base/java.io=ALL-UNNAMED\"");
    }

    @Test
    void listensForADebuggerAndKnowsWhenOneIsThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        FunctionSpec debugged =
                Functions.with(function, changes -> changes.variables.put("KILN_DEBUG_PORT", Integer.toString(port)));
        assertThat(invoke(debugged, "echo", "x").response()).isEqualTo("\"x\"");
        RunningEnvironment environment =
                (RunningEnvironment) harness.pool.environments().get(0);
        assertThat(environment.processes().debugged()).isFalse();

        byte[] handshake = "JDWP-Handshake".getBytes(StandardCharsets.US_ASCII);
        try (Socket debugger = new Socket(InetAddress.getLoopbackAddress(), port)) {
            debugger.getOutputStream().write(handshake);
            assertThat(debugger.getInputStream().readNBytes(handshake.length)).isEqualTo(handshake);
            assertThat(environment.processes().debugged()).isTrue();
        }
    }

    @Test
    void leavesNoProcessBehind() {
        invoke("count", 0).ended();
        List<ProcessHandle> running = children();
        assertThat(running).isNotEmpty();
        harness.close();
        running.forEach(process -> process.onExit().join());
        assertThat(harness.directory()).doesNotExist();
    }

    private static void copyProbe(Path root) throws IOException {
        Path target = root.resolve(Probe.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(target.getParent());
        Files.write(target, probe());
    }

    private static byte[] probe() throws IOException {
        try (InputStream bytes = Probe.class.getResourceAsStream("Probe.class")) {
            return bytes == null ? new byte[0] : bytes.readAllBytes();
        }
    }
}
