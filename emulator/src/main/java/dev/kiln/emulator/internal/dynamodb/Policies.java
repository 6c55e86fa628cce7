package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The policies of tables and of streams. They are kept, and allow or deny nothing. */
final class Policies {
    private static final String NONE = "NO_POLICY";
    private static final Pattern ARN = Pattern.compile("arn:([a-z-]+):dynamodb:([^:/]*):([0-9]*):table/([^/]+)(/.*)?");

    private final Table<Policy> policies;
    private final Catalog catalog;
    private final Streams streams;
    private final Time time;

    /**
     * A policy.
     *
     * @param revision when it was put, in milliseconds; later for later ones, whatever the time does
     */
    record Policy(String text, long revision) {
        String revisionId() {
            return Long.toString(revision);
        }
    }

    /** A table or a stream of one. */
    record Resource(String arn, TableName table, Key key) {}

    Policies(Store store, Catalog catalog, Streams streams, Time time) {
        this.policies = store.table("dynamodb/policies", Policy.class);
        this.catalog = catalog;
        this.streams = streams;
        this.time = time;
    }

    /** Returns the table or the stream that an ARN means, if it is there. Called atomically. */
    Resource resource(String arn, CallContext call) {
        if (!arn.startsWith("arn:")) {
            throw DynamoDbErrors.invalid("ARNs must start with 'arn:': " + arn);
        }
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw DynamoDbErrors.invalid("Provided Arn is not a DynamoDB resource arn: " + arn);
        }
        if (!matcher.group(3).equals(call.account())) {
            throw DynamoDbErrors.validation(
                    "This action is only supported by accounts that match the resource owner’s account.");
        }
        if (!matcher.group(1).equals("aws") || !matcher.group(2).equals(call.region())) {
            throw DynamoDbErrors.invalid("Invalid resource Arn: " + arn);
        }
        TableName table = new TableName(call.account(), call.region(), matcher.group(4));
        String rest = matcher.group(5);
        if (rest == null) {
            catalog.table(table);
            return new Resource(arn, table, table.key());
        }
        if (rest.startsWith("/stream/")) {
            String label = rest.substring("/stream/".length());
            if (streams.find(table.key().with(label)) == null) {
                throw DynamoDbErrors.resourceNotFound(
                        "Requested resource not found: Stream: " + label + " not found for Table: " + table.name());
            }
            return new Resource(arn, table, table.key().with(label));
        }
        throw DynamoDbErrors.invalid(
                rest.startsWith("/index/")
                        ? "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: "
                                + arn
                        : "Provided Arn is not a DynamoDB resource arn: " + arn);
    }

    @Nullable
    Policy find(Resource resource) {
        return policies.get(resource.key());
    }

    /**
     * Puts a policy; one that says the same changes nothing. Called atomically.
     *
     * @param expected the revision that must be there; null for any
     */
    Policy put(Resource resource, String text, @Nullable String expected) {
        Policy before = find(resource);
        check(resource, before, expected);
        String canonical = PolicyDocument.canonical(text);
        if (before != null && before.text().equals(canonical)) {
            return before;
        }
        Policy made = new Policy(canonical, next(before));
        policies.put(resource.key(), made);
        return made;
    }

    /** Puts the policy that a table is made with. Called atomically. */
    void put(TableName table, String text) {
        policies.put(table.key(), new Policy(PolicyDocument.canonical(text), next(null)));
    }

    /** Removes a policy; returns the revision that this is, null if there was none. Called atomically. */
    @Nullable
    String remove(Resource resource, @Nullable String expected) {
        Policy before = find(resource);
        check(resource, before, expected);
        policies.remove(resource.key());
        return before == null ? null : Long.toString(next(before));
    }

    /** Forgets the policy of a table that is deleted. Called atomically. */
    void clear(TableName table) {
        policies.remove(table.key());
    }

    private long next(@Nullable Policy before) {
        long now = time.now().toEpochMilli();
        return before == null ? now : Math.max(now, before.revision() + 1);
    }

    private static void check(Resource resource, @Nullable Policy there, @Nullable String expected) {
        if (expected == null || (there == null ? expected.equals(NONE) : expected.equals(there.revisionId()))) {
            return;
        }
        String table = resource.table().name();
        if (expected.equals(NONE) && there != null) {
            throw DynamoDbErrors.policyNotFound("Requested policy update expecting none to be present for table "
                    + table + ", but a policy exists with revision id " + there.revisionId() + ".");
        }
        throw DynamoDbErrors.policyNotFound("Requested update for policy with revision id " + expected
                + ", but "
                + (there == null
                        ? "no policy is associated to target table " + table + "."
                        : "the policy associated to target table " + table + " has revision id " + there.revisionId()
                                + "."));
    }
}
