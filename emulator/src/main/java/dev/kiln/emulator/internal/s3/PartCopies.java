package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.BlobWriter;
import dev.kiln.emulator.internal.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Copies a stretch of an object into a blob of its own. */
final class PartCopies {
    private static final int CHUNK = 64 << 10;

    private final Blobs blobs;

    PartCopies(Blobs blobs) {
        this.blobs = blobs;
    }

    IncomingBody.Taken copy(ObjectRecord from, ByteRange range, ChecksumAlgorithm algorithm) {
        MessageDigest md5 = ChecksumAlgorithm.digest("MD5");
        ChecksumAlgorithm.Running running = algorithm.start();
        try (BlobWriter to = blobs.writer()) {
            long start = 0;
            byte[] chunk = new byte[CHUNK];
            for (ObjectPart part : from.parts()) {
                long first = Math.max(range.from(), start);
                long end = Math.min(
                        range.from() + range.length(), start + part.blob().length());
                if (first < end) {
                    try (InputStream in = blobs.read(part.blob(), first - start, end - first)) {
                        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                            md5.update(chunk, 0, read);
                            running.update(chunk, 0, read);
                            to.write(chunk, 0, read);
                        }
                    }
                }
                start += part.blob().length();
            }
            Checksum checksum = new Checksum(algorithm.name(), false, ChecksumAlgorithm.base64(running.value()));
            return new IncomingBody.Taken(to.finish(), HexFormat.of().formatHex(md5.digest()), checksum, checksum);
        } catch (IOException gone) {
            throw new IllegalStateException("the body of " + from.key() + " cannot be copied", gone);
        }
    }
}
