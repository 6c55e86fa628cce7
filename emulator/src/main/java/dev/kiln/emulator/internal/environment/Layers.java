package dev.kiln.emulator.internal.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Merges the layers of a function into one directory that stands for {@code /opt}. A file of a later layer replaces the
 * same file of an earlier one. Functions with the same layers share the directory.
 */
final class Layers {
    private final Path directory;
    private final Map<List<Path>, Path> merged = new ConcurrentHashMap<>();

    Layers(Path directory) {
        this.directory = directory;
    }

    /** Returns the merged directory; merges when it is asked for the first time. */
    Path opt(FunctionSpec function) {
        return merged.computeIfAbsent(function.layers(), layers -> {
            try {
                return layers.size() == 1 ? layers.get(0) : merge(layers);
            } catch (IOException failed) {
                throw new UncheckedIOException(
                        "the layers of " + function.functionName() + " cannot be merged", failed);
            }
        });
    }

    private Path merge(List<Path> layers) throws IOException {
        Path opt = Files.createDirectories(directory.resolve("opt-" + UUID.randomUUID()));
        for (Path layer : layers) {
            Trees.copy(layer, opt);
        }
        return opt;
    }

    /** Returns the programs of external extensions, by name. */
    List<Path> extensions(FunctionSpec function) throws IOException {
        Path programs = function.layers().isEmpty() ? null : opt(function).resolve("extensions");
        if (programs == null || !Files.isDirectory(programs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(programs)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
