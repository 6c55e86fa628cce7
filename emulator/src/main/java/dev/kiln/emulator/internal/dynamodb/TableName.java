package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import org.jspecify.annotations.Nullable;

/** Which table: a request names it, or has its ARN. */
record TableName(String account, String region, String name) {
    /** Reads the name of a table for an operation on tables, which has words of its own for none. */
    static TableName required(@Nullable String text, CallContext call) {
        if (text == null) {
            throw DynamoDbErrors.validation("The parameter 'TableName' is required but was not present in the request");
        }
        return of(text, call);
    }

    static TableName of(String text, CallContext call) {
        if (!text.startsWith("arn:")) {
            return new TableName(call.account(), call.region(), text);
        }
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || !parts[5].startsWith("table/")) {
            throw DynamoDbErrors.validation("Invalid table ARN: " + text);
        }
        return new TableName(
                parts[4], parts[3], parts[5].substring("table/".length()).split("/", 2)[0]);
    }

    Key key() {
        return Key.of(account, region, name);
    }

    String arn() {
        return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + name;
    }
}
