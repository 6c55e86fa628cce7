package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Computes ETag and checksum of a body that is stored, for copies that have others than their source. */
final class Rehash {
    private static final int CHUNK = 64 << 10;

    private final Blobs blobs;

    Rehash(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Returns an object as one that was put in one piece, with a checksum of the algorithm; null leaves the source's. */
    ObjectRecord asOne(ObjectRecord from, @Nullable ChecksumAlgorithm wanted) {
        boolean sameChecksum =
                wanted == null || wanted.name().equals(from.checksum().algorithm());
        if (!from.multipart() && sameChecksum && !CustomerKeys.hidesEtag(from.headers())) {
            return from;
        }
        ChecksumAlgorithm algorithm =
                wanted == null ? ChecksumAlgorithm.named(from.checksum().algorithm()) : wanted;
        ChecksumAlgorithm.Running running = algorithm == null ? null : algorithm.start();
        MessageDigest md5 = ChecksumAlgorithm.digest("MD5");
        try {
            byte[] chunk = new byte[CHUNK];
            for (ObjectPart part : from.parts()) {
                try (InputStream in = blobs.read(part.blob())) {
                    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                        md5.update(chunk, 0, read);
                        if (running != null) {
                            running.update(chunk, 0, read);
                        }
                    }
                }
            }
        } catch (IOException gone) {
            throw new IllegalStateException("the body of " + from.key() + " is gone", gone);
        }
        Checksum checksum = algorithm == null || running == null
                ? from.checksum()
                : new Checksum(algorithm.name(), false, ChecksumAlgorithm.base64(running.value()));
        return new ObjectRecord(
                from.key(),
                from.versionId(),
                from.sequence(),
                false,
                from.modified(),
                from.size(),
                HexFormat.of().formatHex(md5.digest()),
                from.parts(),
                false,
                checksum,
                from.headers(),
                from.metadata(),
                from.tags(),
                from.lock());
    }
}
