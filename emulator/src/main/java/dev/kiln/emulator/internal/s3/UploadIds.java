package dev.kiln.emulator.internal.s3;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids of multipart uploads: unguessable, and long as S3's are. */
final class UploadIds {
    private static final int BYTES = 48;

    private static final SecureRandom RANDOM = new SecureRandom();

    private UploadIds() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
