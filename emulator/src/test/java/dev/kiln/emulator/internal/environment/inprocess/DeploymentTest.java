package dev.kiln.emulator.internal.environment.inprocess;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions from a deployment package instead of the test's class path. */
class DeploymentTest {
    @TempDir
    Path root;

    private static byte[] classFile(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getName().replaceFirst(".*\\.", "") + ".class")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static String entry(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, content);
    }

    private static void jar(Path file, Map<String, byte[]> entries) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "7.1");
        manifest.getMainAttributes().put(Attributes.Name.MULTI_RELEASE, "true");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(each.getKey()));
                jar.write(each.getValue());
            }
        }
    }

    private RunningFunction start(Class<?> handler, Path... layers) {
        return new RunningFunction.Setup(handler).directory(root).layers(layers).start();
    }

    @Test
    void findsClassesInTheDirectoryAndNowhereElse() throws IOException {
        write(root.resolve(entry(Stateful.Counter.class)), classFile(Stateful.Counter.class));
        try (RunningFunction function = start(Stateful.Counter.class)) {
            assertThat(function.invoke("{}")).isEqualTo("1");
        }
        try (RunningFunction function = start(Handlers.Greeting.class)) {
            assertThat(function.report("{}").body()).contains("Class not found: " + Handlers.Greeting.class.getName());
        }
    }

    @Test
    void findsClassesInJarsWithTheirManifest() throws IOException {
        jar(root.resolve("lib/orders.jar"), Map.of(entry(Deployed.Origins.class), classFile(Deployed.Origins.class)));
        try (RunningFunction function = start(Deployed.Origins.class)) {
            assertThat(function.invoke("{}")).isEqualTo("\"orders.jar 7.1\"");
        }
    }

    @Test
    void usesTheSerializerThatTheFunctionBrings() throws IOException {
        write(root.resolve(entry(Deployed.Echo.class)), classFile(Deployed.Echo.class));
        write(root.resolve(entry(Deployed.Text.class)), classFile(Deployed.Text.class));
        write(
                root.resolve("META-INF/services/com.amazonaws.services.lambda.runtime.CustomPojoSerializer"),
                Deployed.Text.class.getName().getBytes(UTF_8));
        try (RunningFunction function = start(Deployed.Echo.class)) {
            assertThat(function.invoke("{}")).isEqualTo("<{}>");
        }
    }

    @Test
    void laterLayersReplaceFilesOfEarlierOnes() throws IOException {
        write(root.resolve("function/" + entry(Deployed.Resources.class)), classFile(Deployed.Resources.class));
        jar(root.resolve("one/java/lib/texts.jar"), Map.of("text.txt", "one".getBytes(UTF_8)));
        jar(root.resolve("two/java/lib/texts.jar"), Map.of("text.txt", "two".getBytes(UTF_8)));
        try (RunningFunction function = new RunningFunction.Setup(Deployed.Resources.class)
                .directory(root.resolve("function"))
                .layers(root.resolve("one"), root.resolve("two"))
                .start()) {
            assertThat(function.invoke("\"text.txt\"")).isEqualTo("\"two|two|1\"");
        }
    }

    @Test
    void readsTheVersionOfAResourceThatIsForThisJava() throws IOException {
        write(root.resolve(entry(Deployed.Resources.class)), classFile(Deployed.Resources.class));
        jar(
                root.resolve("lib/versions.jar"),
                Map.of(
                        "some folder/text.txt",
                        "old".getBytes(UTF_8),
                        "META-INF/versions/17/some folder/text.txt",
                        "new".getBytes(UTF_8)));
        try (RunningFunction function = start(Deployed.Resources.class)) {
            assertThat(function.invoke("\"some folder/text.txt\"")).isEqualTo("\"new|new|1\"");
        }
    }

    @Test
    void filesCanBeReplacedAfterTheEnd() throws IOException {
        Path jar = root.resolve("lib/orders.jar");
        jar(jar, Map.of(entry(Deployed.Origins.class), classFile(Deployed.Origins.class)));
        try (RunningFunction function = start(Deployed.Origins.class)) {
            function.invoke("{}");
        }
        jar(jar, Map.of(entry(Stateful.Counter.class), classFile(Stateful.Counter.class)));
        try (RunningFunction function = start(Stateful.Counter.class)) {
            assertThat(function.invoke("{}")).isEqualTo("1");
        }
    }

    @Test
    void saysWhenThereIsNoCode() {
        assertThatThrownBy(() -> new RunningFunction.Setup(Stateful.Counter.class)
                        .directory(root.resolve("missing"))
                        .launch())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The code of function hello is not there");
    }
}
