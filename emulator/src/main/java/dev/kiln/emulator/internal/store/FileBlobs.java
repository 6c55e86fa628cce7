package dev.kiln.emulator.internal.store;

import dev.kiln.emulator.internal.message.ReplyBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file a blob, spread over 256 directories. File names are ids, and ids are made by {@link Blobs}. */
final class FileBlobs implements BlobPlace {
    private static final Logger LOG = LoggerFactory.getLogger(FileBlobs.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Path directory;
    private final boolean force;

    /**
     * Uses a directory, which is created with the first blob.
     *
     * @param force whether a finished blob is brought to the disk at once
     */
    FileBlobs(Path directory, boolean force) {
        this.directory = directory;
        this.force = force;
    }

    @Override
    public OutputStream create(String id) throws IOException {
        Path path = path(id);
        Files.createDirectories(path.getParent());
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel);
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                try (channel) {
                    if (force && channel.isOpen()) {
                        channel.force(true);
                    }
                }
            }
        };
    }

    @Override
    public Bytes open(String id) throws IOException {
        return new OpenFile(FileChannel.open(path(id), StandardOpenOption.READ));
    }

    @Override
    public void delete(String id) {
        delete(path(id));
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("{} is no longer needed but cannot be deleted; the next start tries again", path, e);
        }
    }

    @Override
    public void keepOnly(Set<String> ids) {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory, 2)) {
                files.filter(file ->
                                isBlob(file) && !ids.contains(file.getFileName().toString()))
                        .forEach(FileBlobs::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static boolean isBlob(Path file) {
        return ID.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
    }

    private Path path(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a blob: " + id);
        }
        return directory.resolve(id.substring(0, 2)).resolve(id);
    }

    @Override
    public void close() {
        // the files are the state
    }

    private record OpenFile(FileChannel channel) implements Bytes {
        @Override
        public int read(long position, byte[] target, int offset, int length) throws IOException {
            return channel.read(ByteBuffer.wrap(target, offset, length), position);
        }

        @Override
        public long transferTo(long position, long length, OutputStream target) throws IOException {
            long there = Math.min(length, channel.size() - position);
            if (there <= 0) {
                return -1;
            }
            if (target instanceof ReplyBody.BodyStream body) {
                body.transferFrom(channel, position, there);
                return there;
            }
            byte[] copied = new byte[(int) Math.min(there, HeapBytes.CHUNK)];
            int read = read(position, copied, 0, copied.length);
            target.write(copied, 0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
