package dev.kiln.cli;

import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LaunchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which function or functions a command works on, and their settings. */
final class FunctionOptions {
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(?:jar|zip)");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "HANDLER|PATH",
            description = {
                "A handler (com.example.Hello, com.example.Hello::handle, index.handler),",
                "or a directory, jar or zip whose handlers are found."
            })
    @Nullable
    String target;

    @Option(
            names = "--code",
            paramLabel = "PATH",
            description = "Directory of classes (with lib/*.jar), jar or zip. Default: target/classes, else here.")
    @Nullable
    Path code;

    @Option(names = "--name", description = "Name of the function. Default: from the handler.")
    @Nullable
    String name;

    @Option(
            names = "--runtime",
            description = "java8.al2 ... java25, nodejs22.x, python3.13, provided.al2023. Default: from the handler.")
    @Nullable
    String runtime;

    @Option(names = "--env", paramLabel = "NAME=VALUE", description = "Environment variable; may be repeated.")
    Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = "--layer", paramLabel = "DIR", description = "Unpacked layer; may be repeated.")
    List<Path> layers = List.of();

    @Option(names = "--memory", paramLabel = "MB", defaultValue = "512", description = "Default: ${DEFAULT-VALUE}.")
    int memory = 512;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Default: ${DEFAULT-VALUE}.")
    int timeout = 30;

    @Option(
            names = "--mode",
            defaultValue = "process",
            converter = ModeConverter.class,
            description = "process, in-process (Java only) or attached (you start it). Default: ${DEFAULT-VALUE}.")
    LaunchMode mode = LaunchMode.PROCESS;

    @Option(names = "--streaming", description = "Run a Java handler on kiln-runtime, which streams its response.")
    boolean streaming;

    /** Returns the functions to deploy, at least one. */
    List<FunctionConfig> functions() throws IOException {
        if (target == null) {
            return found(code());
        }
        Path path = Path.of(target);
        if (Files.exists(path)) {
            return found(path);
        }
        Path where = code();
        if (path.isAbsolute() || target.endsWith("/") || ARCHIVE.matcher(target).matches()) {
            throw new IllegalArgumentException("there is no " + path.toAbsolutePath());
        }
        boolean plain = target.matches("\\w+");
        if (plain && Files.isDirectory(where) && !isThere(where, "bootstrap") && !isThere(where, target + ".class")) {
            throw new IllegalArgumentException(
                    target + " is neither a file nor a handler: name one as AWS does, for example"
                            + " com.example.Hello or index.handler");
        }
        return List.of(config(target, where));
    }

    private static boolean isThere(Path where, String file) {
        return Files.exists(where.resolve(file));
    }

    private List<FunctionConfig> found(Path where) throws IOException {
        List<String> handlers = Handlers.in(where);
        if (handlers.isEmpty()) {
            throw new IllegalArgumentException(
                    "found no handler in " + where.toAbsolutePath().normalize()
                            + ": name one, for example: kiln serve com.example.Hello --code " + where);
        }
        if (name != null && handlers.size() > 1) {
            throw new IllegalArgumentException("--name needs one handler, but there are " + handlers);
        }
        return handlers.stream().map(handler -> config(handler, where)).toList();
    }

    private Path code() {
        if (code != null) {
            if (!Files.exists(code)) {
                throw new IllegalArgumentException("there is no " + code.toAbsolutePath());
            }
            return code;
        }
        Path classes = Path.of("target", "classes");
        return Files.isDirectory(classes) ? classes : Path.of("");
    }

    private FunctionConfig config(String handler, Path where) {
        FunctionConfig.Builder config = FunctionConfig.builder(name == null ? Handlers.functionName(handler) : name)
                .handler(handler)
                .code(where.toAbsolutePath().normalize())
                .runtime(runtime == null ? Handlers.runtime(handler, where) : runtime)
                .layers(layers.stream().map(layer -> layer.toAbsolutePath()).toArray(Path[]::new))
                .memoryMegabytes(memory)
                .timeout(Duration.ofSeconds(timeout))
                .mode(mode)
                .streaming(streaming);
        environment.forEach(config::environment);
        return config.build();
    }
}
