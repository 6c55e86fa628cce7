package dev.kiln.emulator.internal.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives for tests. */
final class Zips {
    private static final int CENTRAL_SIGNATURE = 0x02014b50;

    private Zips() {}

    static byte[] of(String... namesAndContents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The archive with a Unix mode for one entry, which java.util.zip cannot write. */
    static byte[] withMode(byte[] zip, String name, int mode) {
        byte[] changed = zip.clone();
        ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < changed.length - 46; at++) {
            if (buffer.getInt(at) == CENTRAL_SIGNATURE) {
                int length = buffer.getShort(at + 28);
                if (new String(changed, at + 46, length, StandardCharsets.UTF_8).equals(name)) {
                    buffer.put(at + 5, (byte) 3);
                    buffer.putInt(at + 38, mode << 16);
                    return changed;
                }
            }
        }
        throw new IllegalArgumentException("no entry " + name);
    }
}
