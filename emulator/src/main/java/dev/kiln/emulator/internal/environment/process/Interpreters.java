package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.Environment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The interpreters on the PATH. A file there need not work (version managers leave stand-ins for versions that are not
 * installed), so each is asked for its version once.
 */
final class Interpreters {
    private static final Pattern RUNTIME = Pattern.compile("(?:nodejs|python)(\\d+(?:\\.\\d+)?).*");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final long ANSWER_SECONDS = 5;

    private final Map<String, Found> found = new ConcurrentHashMap<>();

    /**
     * A program that works, or the fact that there is none.
     *
     * @param version major and minor
     */
    private record Found(@Nullable Path program, String version) {}

    /** Returns the interpreter for a runtime, the exact version where it is there. */
    Path find(Environment environment, String language) throws IOException {
        String runtime = environment.function().runtime();
        Matcher matcher = RUNTIME.matcher(runtime);
        String wanted = matcher.matches() ? matcher.group(1) : "";
        List<String> names = language.equals("node") ? List.of("node") : List.of(runtime, "python3", "python");
        for (String name : names) {
            Found candidate = found.computeIfAbsent(name, Interpreters::look);
            Path program = candidate.program();
            if (program != null) {
                if (!(candidate.version() + ".").startsWith(wanted.replaceFirst("\\.x$", "") + ".")) {
                    environment.log(
                            "Kiln runs " + runtime + " on " + program + ", which is version " + candidate.version());
                }
                return program;
            }
        }
        throw new IOException("No " + (language.equals("node") ? "Node.js" : "Python") + " is on the PATH: " + runtime
                + " needs " + names.get(names.size() - 1));
    }

    private static Found look(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String directory : path.split(File.pathSeparator, -1)) {
            for (String file : List.of(name, name + ".exe")) {
                Path candidate = Path.of(directory, file);
                if (!directory.isEmpty() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    String version = version(candidate);
                    if (version != null) {
                        return new Found(candidate, version);
                    }
                }
            }
        }
        return new Found(null, "");
    }

    private static @Nullable String version(Path program) {
        try {
            Process process = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return null;
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(answer);
            return process.exitValue() == 0 && version.find() ? version.group() : null;
        } catch (IOException broken) {
            return null;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
