package dev.kiln.emulator.internal.s3;

import java.util.List;
import java.util.regex.Pattern;

/** AWS's rules for the names of buckets. */
final class BucketNames {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");

    private static final List<String> NOT_WITHIN = List.of("..", ".-", "-.");
    private static final List<String> NOT_FIRST = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> NOT_LAST = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

    private BucketNames() {}

    static void check(String name) {
        boolean valid = VALID.matcher(name).matches()
                && !ADDRESS.matcher(name).matches()
                && NOT_WITHIN.stream().noneMatch(name::contains)
                && NOT_FIRST.stream().noneMatch(name::startsWith)
                && NOT_LAST.stream().noneMatch(name::endsWith);
        if (!valid) {
            throw S3Errors.of(400, "InvalidBucketName", "The specified bucket is not valid.")
                    .with("BucketName", name)
                    .error();
        }
    }
}
