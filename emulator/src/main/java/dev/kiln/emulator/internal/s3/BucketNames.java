package dev.kiln.emulator.internal.s3;

import java.util.regex.Pattern;

/** AWS's rules for the names of buckets. */
final class BucketNames {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");

    private BucketNames() {}

    static void check(String name) {
        boolean valid = VALID.matcher(name).matches()
                && !ADDRESS.matcher(name).matches()
                && !name.contains("..")
                && !name.startsWith("xn--")
                && !name.endsWith("-s3alias")
                && !name.endsWith("--ol-s3");
        if (!valid) {
            throw S3Errors.of(400, "InvalidBucketName", "The specified bucket is not valid.")
                    .with("BucketName", name)
                    .error();
        }
    }
}
