package dev.kiln.emulator.internal.s3;

import java.time.Instant;

/**
 * A bucket.
 *
 * @param versioning Enabled, Suspended, or "" where it never was
 * @param objectLock whether objects can be locked
 */
record BucketRecord(
        String name, String account, String region, Instant created, String versioning, boolean objectLock) {
    boolean versioned() {
        return versioning.equals("Enabled");
    }

    BucketRecord withVersioning(String status) {
        return new BucketRecord(name, account, region, created, status, objectLock);
    }

    BucketRecord withObjectLock() {
        return new BucketRecord(name, account, region, created, "Enabled", true);
    }
}
