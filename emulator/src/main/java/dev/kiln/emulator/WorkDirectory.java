package dev.kiln.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that live as long as the emulator: made with the first path that is asked for, removed on close. */
final class WorkDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);

    private @Nullable Path root;

    /** Returns a directory of that name. */
    synchronized Path path(String name) {
        try {
            if (root == null) {
                root = Files.createTempDirectory("kiln-");
            }
            return Files.createDirectories(root.resolve(name));
        } catch (IOException full) {
            throw new UncheckedIOException("no working directory can be made", full);
        }
    }

    @Override
    public synchronized void close() {
        if (root == null) {
            return;
        }
        try {
            Files.walkFileTree(root, new Removal());
        } catch (IOException kept) {
            LOG.warn("{} could not be removed: {}", root, kept.getMessage());
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
