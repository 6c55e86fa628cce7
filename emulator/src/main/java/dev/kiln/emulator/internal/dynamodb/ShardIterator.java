package dev.kiln.emulator.internal.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A place in a stream's shard.
 *
 * @param next number of the first change that it reads
 * @param issuedMillis when it was given out
 */
record ShardIterator(String streamArn, long next, long issuedMillis) {
    private static final int BYTES = 3 * Long.BYTES;

    String text() {
        ByteBuffer place = ByteBuffer.allocate(BYTES).putLong(1).putLong(next).putLong(issuedMillis);
        return streamArn + "|1|" + Base64.getEncoder().encodeToString(place.array());
    }

    /** Returns the iterator that a text means, or null if it is none. */
    static @Nullable ShardIterator of(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3 || !parts[1].equals("1") || !parts[2].matches("[A-Za-z0-9+/]{32}")) {
            return null;
        }
        ByteBuffer place = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2].getBytes(StandardCharsets.US_ASCII)));
        return place.getLong() == 1 ? new ShardIterator(parts[0], place.getLong(), place.getLong()) : null;
    }
}
