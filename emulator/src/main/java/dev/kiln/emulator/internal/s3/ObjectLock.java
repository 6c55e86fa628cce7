package dev.kiln.emulator.internal.s3;

import java.time.Instant;

/**
 * What keeps a version from being deleted.
 *
 * @param mode GOVERNANCE, COMPLIANCE, or "" for no retention
 * @param until the end of the retention
 * @param hold the legal hold: ON, OFF, or "" where it never was set
 */
record ObjectLock(String mode, Instant until, String hold) {
    static final ObjectLock NONE = new ObjectLock("", Instant.EPOCH, "");

    boolean retains(Instant now) {
        return !mode.isEmpty() && until.isAfter(now);
    }

    boolean held() {
        return hold.equals("ON");
    }
}
