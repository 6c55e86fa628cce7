package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.store.Key;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ARNs of streams. */
final class StreamArns {
    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:dynamodb:([^:/]+):([0-9]+):table/([a-zA-Z0-9_.-]+)/stream/([^/:|]+:[^/|]+)");

    private StreamArns() {}

    /** Returns where a stream is, or refuses what is not the ARN of one. */
    static Key key(String arn) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw DynamoDbErrors.validation("Invalid StreamArn");
        }
        return Key.of(matcher.group(2), matcher.group(1), matcher.group(3), matcher.group(4));
    }

    static StreamState require(Streams streams, String arn) {
        StreamState found = streams.find(key(arn));
        if (found == null) {
            throw DynamoDbErrors.resourceNotFound("Requested resource not found: Stream: " + arn + " not found");
        }
        return found;
    }
}
