package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which queue. */
record QueueName(String account, String region, String name) {
    private static final int ACCOUNT_DIGITS = 12;
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:sqs:([a-z0-9-]+):(\\d{12}):([^:/]+)");

    /**
     * Reads a QueueUrl: host and scheme are whatever the client was told, what counts is the end. A bare name is taken as well.
     */
    static QueueName ofUrl(@Nullable String url, CallContext call) {
        if (url == null || url.isEmpty()) {
            throw SqsErrors.missing("QueueUrl");
        }
        int slash = url.lastIndexOf('/');
        String name = decoded(url.substring(slash + 1));
        if (name.isEmpty() || name.indexOf('?') >= 0) {
            throw SqsErrors.queueDoesNotExist();
        }
        String account = slash < 0 ? "" : url.substring(url.lastIndexOf('/', slash - 1) + 1, slash);
        if (isAccount(account)) {
            return new QueueName(account, call.region(), name);
        }
        if (slash < 0 || url.startsWith("http://") || url.startsWith("https://")) {
            return new QueueName(call.account(), call.region(), name);
        }
        throw SqsErrors.queueDoesNotExist();
    }

    private static boolean isAccount(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() == ACCOUNT_DIGITS;
    }

    private static String decoded(String name) {
        return name.indexOf('%') < 0 ? name : URLDecoder.decode(name, StandardCharsets.UTF_8);
    }

    /** Reads an ARN; null where it is none of a queue. */
    static @Nullable QueueName ofArn(@Nullable String arn) {
        Matcher parts = ARN.matcher(arn == null ? "" : arn);
        return parts.matches() ? new QueueName(parts.group(2), parts.group(1), parts.group(3)) : null;
    }

    /** The key of the queue; what belongs to it is under it. */
    Key key() {
        return Key.of(account, region, name);
    }

    static Key owner(String account, String region) {
        return Key.of(account, region);
    }

    String arn() {
        String partition = region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
        return "arn:" + partition + ":sqs:" + region + ":" + account + ":" + name;
    }
}
