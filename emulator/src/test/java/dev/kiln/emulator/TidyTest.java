package dev.kiln.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.aws.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules that a reader of the tree would otherwise have to remember. */
class TidyTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MOST_LINES = 400;

    /** Files that may be longer, with the reason. */
    private static final Map<String, String> LONGER = Map.of(
            "emulator/src/test/java/dev/kiln/emulator/internal/environment/EnvironmentPoolTest.java",
            "a rule of the pool each, all on one fixture",
            "runtime/src/test/java/dev/kiln/runtime/internal/json/AwsParityTest.java",
            "a list of values that AWS's serializer is asked about, too");

    private static final Pattern CLOCK =
            Pattern.compile("System\\.(currentTimeMillis|nanoTime)\\(|Instant\\.now\\(|LocalDateTime\\.now\\(");
    private static final Pattern SLEEP = Pattern.compile("Thread\\.sleep|TimeUnit\\.[A-Z]+\\.sleep");
    private static final Pattern VAGUE_PACKAGE = Pattern.compile("/(util|utils|common|helper|helpers|manager|impl)/");

    @Test
    void filesStayShort() {
        assertThat(sources("main", "test"))
                .filteredOn(file -> !LONGER.containsKey(ROOT.relativize(file).toString()))
                .filteredOn(file -> lines(file).size() > MOST_LINES)
                .isEmpty();
    }

    @Test
    void onlyTheTimePackageReadsTheClock() {
        assertThat(sources("main"))
                .filteredOn(file -> file.startsWith(ROOT.resolve("emulator"))
                        && !file.toString().contains("/internal/time/"))
                .allSatisfy(file -> assertThat(text(file)).as(file.toString()).doesNotContainPattern(CLOCK));
    }

    @Test
    void testsDoNotSleep() {
        assertThat(sources("test"))
                .filteredOn(file -> !file.endsWith("TidyTest.java"))
                .allSatisfy(file -> assertThat(text(file)).as(file.toString()).doesNotContainPattern(SLEEP));
    }

    @Test
    void packagesHaveNamesThatSaySomething() {
        assertThat(sources("main"))
                .allSatisfy(file -> assertThat(file.toString()).doesNotContainPattern(VAGUE_PACKAGE));
    }

    @Test
    void everyPackageExplainsItself() {
        assertThat(sources("main"))
                .allSatisfy(file ->
                        assertThat(file.resolveSibling("package-info.java")).exists());
    }

    @Test
    void everyOperationHasATestAndARowInTheDocs() {
        List<Path> operations = sources("main").stream()
                .filter(file -> text(file).contains("implements " + Operation.class.getSimpleName() + "."))
                .toList();

        assertThat(operations).isNotEmpty();
        assertThat(operations)
                .as("operations without a test of their name")
                .filteredOn(file -> !Files.exists(Path.of(
                        file.toString().replace("/src/main/", "/src/test/").replace(".java", "Test.java"))))
                .isEmpty();
        assertThat(operations)
                .as("operations without a row in docs/services")
                .filteredOn(
                        file -> !text(ROOT.resolve("docs/services/" + file.getName(file.getNameCount() - 2) + ".md"))
                                .contains("| [" + file.getFileName().toString().replace(".java", "") + "]("))
                .isEmpty();
    }

    private static List<Path> sources(String... kinds) {
        return Stream.of("runtime", "redirect", "emulator", "junit-extension", "cli", "samples", "benchmarks")
                .flatMap(module ->
                        Stream.of(kinds).map(kind -> ROOT.resolve(module).resolve("src/" + kind + "/java")))
                .filter(Files::isDirectory)
                .flatMap(TidyTest::javaFiles)
                .toList();
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<String> lines(Path file) {
        return text(file).lines().toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
