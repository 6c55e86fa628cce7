package dev.kiln.emulator.internal.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes ids of the forms AWS uses. They need not be secret, so no secure random generator is started for them. */
final class RequestIds {
    private static final byte[] CORAL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".getBytes(StandardCharsets.ISO_8859_1);

    private RequestIds() {}

    /** Returns a random UUID of version 4. */
    static String uuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    /** Returns an id of 52 digits and upper case letters, as AWS's older JSON services give them. */
    static String coral() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] id = new byte[52];
        for (int i = 0; i < id.length; i++) {
            id[i] = CORAL[random.nextInt(CORAL.length)];
        }
        return new String(id, StandardCharsets.ISO_8859_1);
    }
}
