package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The directory of a store: {@code kiln.mv} holds the tables, {@code blobs} the blobs, and {@code kiln.lock} is whose it is. */
final class StoreDirectory implements AutoCloseable {
    private static final int FORMAT = 1;
    private static final int CACHE_MB = 32;

    /** A changed value is written with its whole page, so small pages keep the file small. */
    private static final int PAGE_BYTES = 4096;

    private final Path directory;
    private final FileChannel lockFile;

    private StoreDirectory(Path directory, FileChannel lockFile) {
        this.directory = directory;
        this.lockFile = lockFile;
    }

    /** Takes the directory, which is created if need be. */
    static StoreDirectory take(Path path) {
        try {
            Path directory = Files.createDirectories(path.toAbsolutePath());
            FileChannel lockFile = FileChannel.open(
                    directory.resolve("kiln.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lockFile) == null) {
                lockFile.close();
                throw new IllegalStateException("another Kiln uses this directory: " + directory
                        + ". Stop it, or choose another directory for this one.");
            }
            return new StoreDirectory(directory, lockFile);
        } catch (IOException e) {
            throw new UncheckedIOException("the directory " + path + " cannot be used to keep state in", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    Path blobs() {
        return directory.resolve("blobs");
    }

    MVStore openTables() {
        Path path = directory.resolve("kiln.mv");
        try {
            LastCommit.find(path);
            MVStore file = new MVStore.Builder()
                    .fileName(path.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(CACHE_MB)
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            int format = file.getStoreVersion();
            if (format > FORMAT) {
                file.closeImmediately();
                throw new IllegalStateException(directory + " was written by a newer Kiln (format " + format
                        + "): use that version, or another directory");
            }
            if (format < FORMAT) {
                file.setStoreVersion(FORMAT);
            }
            return file;
        } catch (MVStoreException e) {
            throw new IllegalStateException(
                    path + " cannot be read as Kiln's state: move it away to start empty. " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the directory to the next one. */
    @Override
    public void close() {
        try {
            // closing releases the lock; deleting the file instead would let two others lock two files of one name
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
