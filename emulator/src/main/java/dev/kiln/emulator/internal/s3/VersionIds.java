package dev.kiln.emulator.internal.s3;

import java.util.concurrent.ThreadLocalRandom;

/** Ids of versions: 32 hexadecimal digits that look random, and tell the sequence number of the version when it is gone. */
final class VersionIds {
    /** Odd, so that multiplying by it can be undone. */
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private static final long UNDOES = inverse(FACTOR);

    private VersionIds() {}

    static String of(long sequence) {
        return String.format(
                "%016x%016x", sequence * FACTOR, ThreadLocalRandom.current().nextLong());
    }

    /** Returns the sequence number of the version that had an id; 0 for the id "null". */
    static long sequence(String versionId) {
        return versionId.length() < 16 ? 0 : Long.parseUnsignedLong(versionId.substring(0, 16), 16) * UNDOES;
    }

    /** Newton's method modulo 2 to the 64th: each round doubles the bits that are right. */
    private static long inverse(long odd) {
        long inverse = odd;
        for (int round = 0; round < 5; round++) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
