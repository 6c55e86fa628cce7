package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.store.Blobs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Sends the body of an object, or a stretch of it, from the blobs that it is in. */
final class OutgoingBody {
    private static final int SMALL = 16 << 10;

    private final Blobs blobs;

    OutgoingBody(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Opens the body at once, so that it can be read to its end whatever becomes of the object. */
    ReplyBody of(ObjectRecord object, ByteRange range) {
        List<InputStream> streams = new ArrayList<>();
        long start = 0;
        try {
            for (ObjectPart part : object.parts()) {
                long length = part.blob().length();
                long from = Math.max(range.from(), start);
                long to = Math.min(range.from() + range.length(), start + length);
                if (from < to) {
                    streams.add(blobs.read(part.blob(), from - start, to - from));
                }
                start += length;
            }
            if (range.length() <= SMALL) {
                return ready(streams, (int) range.length());
            }
        } catch (IOException gone) {
            closeAll(streams);
            throw new IllegalStateException("the body of " + object.key() + " is gone", gone);
        }
        return new ReplyBody.Produced(range.length(), to -> {
            try (to) {
                for (InputStream stream : streams) {
                    stream.transferTo(to);
                }
            } finally {
                closeAll(streams);
            }
        });
    }

    private static ReplyBody ready(List<InputStream> streams, int length) throws IOException {
        byte[] bytes = new byte[length];
        int at = 0;
        for (InputStream stream : streams) {
            try (stream) {
                at += stream.readNBytes(bytes, at, length - at);
            }
        }
        return new ReplyBody.Ready(bytes);
    }

    private static void closeAll(List<InputStream> streams) {
        for (InputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException ignored) {
                // nothing was lost: it was only read
            }
        }
    }
}
