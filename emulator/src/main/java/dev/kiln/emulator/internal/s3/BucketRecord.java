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
    private static final String OLD_IRELAND = "EU";

    /** The region; "EU" is a name that eu-west-1 once had, and still has where a bucket was made with it. */
    @Override
    public String region() {
        return region.equals(OLD_IRELAND) ? "eu-west-1" : region;
    }

    /** The region as the bucket was made with it. */
    String constraint() {
        return region;
    }

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
