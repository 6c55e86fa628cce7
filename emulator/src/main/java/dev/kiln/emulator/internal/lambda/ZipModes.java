package dev.kiln.emulator.internal.lambda;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The Unix modes in a zip's central directory, which java.util.zip does not show: without them a {@code bootstrap} could
 * not be started, and a symbolic link would be a text file. Zip64 archives have none here.
 */
final class ZipModes {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xFFFF;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int MAX_DIRECTORY_BYTES = 32 << 20;
    private static final int UNIX = 3;

    private ZipModes() {}

    static boolean isLink(int mode) {
        return (mode & 0170000) == 0120000;
    }

    static boolean isExecutable(int mode) {
        return (mode & 0111) != 0;
    }

    /** Modes by entry name, of those entries that were made on Unix. */
    static Map<String, Integer> of(Path zip) throws IOException {
        Map<String, Integer> modes = new HashMap<>();
        try (FileChannel channel = FileChannel.open(zip)) {
            ByteBuffer tail =
                    read(channel, Math.max(0, channel.size() - END_BYTES - MAX_COMMENT_BYTES), channel.size());
            int end = end(tail);
            if (end < 0) {
                return modes;
            }
            long size = tail.getInt(end + 12) & 0xFFFFFFFFL;
            long start = tail.getInt(end + 16) & 0xFFFFFFFFL;
            if (size > MAX_DIRECTORY_BYTES || start + size > channel.size()) {
                return modes;
            }
            ByteBuffer directory = read(channel, start, start + size);
            while (directory.remaining() >= ENTRY_BYTES && directory.getInt(directory.position()) == ENTRY_SIGNATURE) {
                entry(directory, modes);
            }
        }
        return modes;
    }

    private static int end(ByteBuffer tail) {
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END_SIGNATURE) {
                return at;
            }
        }
        return -1;
    }

    private static void entry(ByteBuffer directory, Map<String, Integer> modes) {
        int start = directory.position();
        int nameLength = directory.getShort(start + 28) & 0xFFFF;
        int more = (directory.getShort(start + 30) & 0xFFFF) + (directory.getShort(start + 32) & 0xFFFF);
        int next = start + ENTRY_BYTES + nameLength + more;
        if (next > directory.limit()) {
            directory.position(directory.limit());
            return;
        }
        if (directory.get(start + 5) == UNIX) {
            byte[] name = new byte[nameLength];
            directory.get(start + ENTRY_BYTES, name);
            modes.put(new String(name, StandardCharsets.UTF_8), directory.getInt(start + 38) >>> 16);
        }
        directory.position(next);
    }

    private static ByteBuffer read(FileChannel channel, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = channel.read(buffer, from + buffer.position());
        }
        return buffer.flip();
    }
}
