package dev.kiln.emulator.internal.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a version's code is: an uploaded archive, a directory of the user's, or class path entries.
 *
 * @param archive SHA-256 of the archive in hexadecimal, its name in {@link CodeArchive}
 */
record CodeSource(@Nullable String archive, @Nullable String directory, List<String> classPath) {
    CodeSource {
        classPath = List.copyOf(classPath);
    }

    static CodeSource archive(String sha256) {
        return new CodeSource(sha256, null, List.of());
    }

    static CodeSource directory(String path) {
        return new CodeSource(null, path, List.of());
    }

    static CodeSource classPath(List<String> entries) {
        return new CodeSource(null, null, entries);
    }
}
