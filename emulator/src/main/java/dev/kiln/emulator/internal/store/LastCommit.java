package dev.kiln.emulator.internal.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the last commit of a file that was not closed.
 *
 * <p>Each commit is a chunk of the file, and says where the next is expected. Where one is put elsewhere, H2 (2.5.252) writes so in the
 * file's header, but names the chunk before it: opened after a kill, the file seems to end there, up to twenty commits before its end,
 * and what follows is written over. So, before H2 looks, the header of a file that nobody closed is made to name the newest chunk that
 * is whole. H2 checks what that one refers to, and goes back to an older one if need be.
 */
final class LastCommit {
    private static final int BLOCK = 4096;
    private static final int FOOTER = 128;
    private static final int HEADERS = 2;
    private static final byte[] CHUNK = "chunk:".getBytes(StandardCharsets.ISO_8859_1);

    private final FileChannel file;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);

    private LastCommit(FileChannel file) {
        this.file = file;
    }

    /** A chunk that begins with what it is and ends with the same. */
    private record Whole(long block, long length, String id, long version) {}

    /** Has the header of a file name its last commit; does nothing where the file was closed or is new. */
    static void find(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new LastCommit(file).find();
        }
    }

    private void find() throws IOException {
        Map<String, String> first = header(0);
        Map<String, String> header = first == null ? header(1) : first;
        if (header == null || (first != null && first.containsKey("clean"))) {
            return;
        }
        Whole newest = null;
        long blocks = file.size() / BLOCK;
        for (long at = HEADERS; at < blocks; ) {
            Whole chunk = chunk(at, blocks);
            if (chunk != null && (newest == null || chunk.version() > newest.version())) {
                newest = chunk;
            }
            at += chunk == null ? 1 : chunk.length();
        }
        if (newest != null) {
            write(header, newest);
        }
    }

    private @Nullable Map<String, String> header(long number) throws IOException {
        return read(number) ? checked(block.array()) : null;
    }

    private @Nullable Whole chunk(long at, long blocks) throws IOException {
        if (!read(at) || !Arrays.equals(block.array(), 0, CHUNK.length, CHUNK, 0, CHUNK.length)) {
            return null;
        }
        String text = new String(block.array(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (end < 0) {
            return null;
        }
        try {
            Map<String, String> head = DataUtils.parseMap(text.substring(0, end).strip());
            long length = DataUtils.readHexLong(head, "len", 0);
            long version = DataUtils.readHexLong(head, "version", 0);
            if (length <= 0 || at + length > blocks || !read(at + length - 1)) {
                return null;
            }
            Map<String, String> foot = checked(Arrays.copyOfRange(block.array(), BLOCK - FOOTER, BLOCK));
            String id = head.get("chunk");
            if (id == null || foot == null || !id.equals(foot.get("chunk"))) {
                return null;
            }
            return DataUtils.readHexLong(foot, "version", -1) == version ? new Whole(at, length, id, version) : null;
        } catch (MVStoreException notOne) {
            return null;
        }
    }

    private boolean read(long number) throws IOException {
        block.clear();
        while (block.hasRemaining()) {
            if (file.read(block, number * BLOCK + block.position()) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns what a line says whose end is the checksum of its beginning; null if it is none. */
    private static @Nullable Map<String, String> checked(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end);
        int sum = line.lastIndexOf(",fletcher:");
        if (sum < 0) {
            return null;
        }
        try {
            byte[] summed = line.substring(0, sum).getBytes(StandardCharsets.ISO_8859_1);
            Map<String, String> map = DataUtils.parseMap(line);
            boolean right = (int) DataUtils.readHexLong(map, "fletcher", 0)
                    == DataUtils.getFletcher32(summed, 0, summed.length);
            map.remove("fletcher");
            return right ? map : null;
        } catch (MVStoreException | NumberFormatException notOne) {
            return null;
        }
    }

    private void write(Map<String, String> header, Whole newest) throws IOException {
        HashMap<String, Object> changed = new HashMap<>(header);
        changed.put("block", newest.block());
        changed.put("chunk", newest.id());
        changed.put("version", newest.version());
        StringBuilder text = new StringBuilder();
        DataUtils.appendMap(text, changed);
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        DataUtils.appendMap(text, "fletcher", DataUtils.getFletcher32(bytes, 0, bytes.length));
        byte[] line = text.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer both = ByteBuffer.allocate(HEADERS * BLOCK);
        both.put(line).position(BLOCK).put(line).rewind();
        while (both.hasRemaining()) {
            file.write(both, both.position());
        }
        file.force(true);
    }
}
