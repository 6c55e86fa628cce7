package dev.kiln.emulator.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import software.amazon.awssdk.services.s3.model.Initiator;
import software.amazon.awssdk.services.s3.model.Owner;

/** Canonical user ids: 64 hexadecimal digits that stand for an account. */
final class Owners {
    private Owners() {}

    static String id(String account) {
        return HexFormat.of()
                .formatHex(ChecksumAlgorithm.digest("SHA-256").digest(account.getBytes(StandardCharsets.UTF_8)));
    }

    static Owner of(String account) {
        return Owner.builder().id(id(account)).build();
    }

    static Initiator initiator(String account) {
        return Initiator.builder().id(id(account)).displayName("kiln").build();
    }
}
