package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.message.HttpRequest;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** S3's second way to name a bucket: before the host. */
final class VirtualHosts {
    /** {@code bucket.s3.us-east-1.amazonaws.com}, {@code bucket.s3.localhost}, {@code my.bucket.s3-website.localhost}. */
    private static final Pattern HOST = Pattern.compile("(.+)\\.s3[.-].+");

    /**
     * SDK clients that were given {@code http://localhost:port}, or those of a test, which need no socket; and those of LocalStack, whose
     * name resolves to this machine.
     */
    private static final Pattern LOCAL =
            Pattern.compile("([a-z0-9][a-z0-9.-]{1,62}?)(?:\\.kiln)?\\.localhost(?:\\.localstack\\.cloud)?");

    private static final Set<String> OURS = Set.of("kiln", "s3");

    private VirtualHosts() {}

    static @Nullable String bucket(String host) {
        Matcher named = HOST.matcher(host);
        if (named.matches()) {
            return named.group(1);
        }
        Matcher local = LOCAL.matcher(host);
        return local.matches()
                        && !OURS.contains(local.group(1))
                        && !local.group(1).startsWith("s3.")
                ? local.group(1)
                : null;
    }

    /** Returns the request with the bucket in its path. */
    static HttpRequest pathStyle(HttpRequest request) {
        String bucket = bucket(request.host());
        return bucket == null
                ? request
                : new HttpRequest(
                        request.method(),
                        "/" + bucket + request.path(),
                        request.query(),
                        request.headers(),
                        request.body(),
                        request.sourceIp());
    }
}
