package dev.kiln.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts that start the runtime on AWS; {@code printf} stands for the JVM, and shows its arguments. */
@DisabledOnOs(OS.WINDOWS)
class ScriptsTest {
    private static final String AWS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String OURS = "dev.kiln.runtime.KilnRuntime";

    @TempDir
    private Path root;

    @SuppressWarnings("NullAway.Init")
    ScriptsTest() {}

    @BeforeEach
    void packageFunction() throws IOException {
        Files.createDirectories(root.resolve("lib"));
        Files.createFile(root.resolve("lib/b c.jar"));
        Files.createFile(root.resolve("lib/a.jar"));
    }

    private String ours() {
        return root + ":" + root + "/lib/a.jar:" + root + "/lib/b c.jar";
    }

    private List<String> run(String script, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "src/main/dist/" + script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("CLASSPATH");
        builder.environment().put("LAMBDA_TASK_ROOT", root.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
    }

    private List<String> wrap(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("printf", "%s\\n"));
        all.addAll(List.of(arguments));
        return run("kiln-wrapper", Map.of(), all.toArray(new String[0]));
    }

    @Test
    void wrapperSwapsTheMainClassAndKeepsTheRest() throws Exception {
        assertThat(wrap(
                        "-XX:MaxHeapSize=445645k",
                        "-Da=b c",
                        "-classpath",
                        "/var/runtime/lib/x.jar",
                        AWS,
                        "com.Handler"))
                .containsExactly(
                        "-XX:MaxHeapSize=445645k",
                        "-Da=b c",
                        "-classpath",
                        "/var/runtime/lib/x.jar:" + ours(),
                        OURS,
                        "com.Handler");
    }

    @Test
    void wrapperLeavesArgumentsBehindTheMainClassAlone() throws Exception {
        assertThat(wrap("--class-path=x.jar", "lambdainternal.AWSLambda", "-cp", "-jar", AWS))
                .containsExactly("--class-path=x.jar:" + ours(), OURS, "-cp", "-jar", AWS);
    }

    @Test
    void wrapperAddsAClassPathWhereThereIsNone() throws Exception {
        assertThat(wrap(AWS, "com.Handler::method")).containsExactly("-cp", ours(), OURS, "com.Handler::method");
        assertThat(run("kiln-wrapper", Map.of("CLASSPATH", "y.jar"), "printf", "%s\\n", AWS))
                .containsExactly("-cp", "y.jar:" + ours(), OURS);
    }

    @Test
    void wrapperOpensAnExecutableJar() throws Exception {
        assertThat(wrap("-Xmx1m", "-jar", "x.jar", "com.Handler"))
                .containsExactly("-Xmx1m", "-cp", "x.jar:" + ours(), OURS, "com.Handler");
    }

    @Test
    void wrapperLeavesOtherCommandsAlone() throws Exception {
        assertThat(wrap("index.js", "-x")).containsExactly("index.js", "-x");
    }

    @Test
    void bootstrapStartsTheRuntimeOnTheBundledJvm() throws Exception {
        Path java = root.resolve("jre/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        assertThat(run("bootstrap", Map.of("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512")))
                .containsExactly(
                        "-XX:MaxHeapSize=445644k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        root + ":" + root + "/lib/*:/opt/java/lib/*",
                        OURS);
    }

    @Test
    void scriptsAreInTheJar() {
        assertThat(KilnRuntime.class.getResource("/META-INF/kiln/bootstrap")).isNotNull();
        assertThat(KilnRuntime.class.getResource("/META-INF/kiln/kiln-wrapper")).isNotNull();
    }
}
