package dev.kiln.redirect;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the host of a request says: whether it is one of AWS's, and the bucket that S3 has in it. */
final class AwsHost {
    private static final Pattern AWS = Pattern.compile("(?:.+\\.)?(?:amazonaws\\.com(?:\\.cn)?|api\\.aws)");

    private static final String REGION = "[a-z]{2}(?:-[a-z]+)+-\\d+";

    private static final Pattern BUCKET = Pattern.compile("(?<bucket>.+)\\.(?:"
            + ("s3(?:-accelerate|-fips|-external-1|-" + REGION + ")?(?:\\.dualstack)?(?:\\." + REGION + ")?")
            + ("|s3express-[a-z0-9-]+\\." + REGION)
            + ")\\.amazonaws\\.com(?:\\.cn)?");

    private static final Pattern IN_REGION = Pattern.compile("(?:.*[.-])?(?<region>" + REGION + ")\\..*");

    private AwsHost() {}

    static boolean isAws(@Nullable String host) {
        return host != null && AWS.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** The bucket of a virtual-hosted address such as {@code bucket.s3.eu-west-1.amazonaws.com}, else null. */
    static @Nullable String bucket(String host) {
        Matcher matcher = BUCKET.matcher(host.toLowerCase(Locale.ROOT));
        return matcher.matches() ? matcher.group("bucket") : null;
    }

    /** The region in a host; hosts of AWS without one stand for us-east-1. */
    static String region(String host) {
        Matcher matcher = IN_REGION.matcher(host.toLowerCase(Locale.ROOT));
        return matcher.matches() ? matcher.group("region") : "us-east-1";
    }
}
