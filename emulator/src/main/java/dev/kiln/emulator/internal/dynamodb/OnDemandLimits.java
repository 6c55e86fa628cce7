package dev.kiln.emulator.internal.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;

/** The most that a table on demand, or an index of it, takes: each of the two limits by itself, and -1 for none. */
final class OnDemandLimits {
    private static final long NONE = -1;

    private OnDemandLimits() {}

    /**
     * Returns the limits of a new table or index, or refuses them.
     *
     * @param of what they are of, in the words of errors: "table" or "index : name"
     * @param provisioned what is said of a limit, after its name, where throughput is provisioned; null where it is not
     */
    static @Nullable OnDemandThroughput first(
            @Nullable OnDemandThroughput wanted, String of, @Nullable String provisioned) {
        if (wanted == null || !UpdateRules.says(wanted)) {
            return null;
        }
        check(wanted, of, provisioned, 1);
        return wanted;
    }

    /** Returns limits as they are once they are changed, or refuses the change. */
    static @Nullable OnDemandThroughput changed(
            @Nullable OnDemandThroughput before, OnDemandThroughput wanted, String of, @Nullable String provisioned) {
        check(wanted, of, provisioned, NONE);
        Long reads = member(before == null ? null : before.maxReadRequestUnits(), wanted.maxReadRequestUnits());
        Long writes = member(before == null ? null : before.maxWriteRequestUnits(), wanted.maxWriteRequestUnits());
        return reads == null && writes == null
                ? null
                : OnDemandThroughput.builder()
                        .maxReadRequestUnits(reads)
                        .maxWriteRequestUnits(writes)
                        .build();
    }

    /** Returns limits as the answer to their change shows them: with -1 for what is taken away. */
    static OnDemandThroughput underWay(@Nullable OnDemandThroughput before, OnDemandThroughput wanted) {
        OnDemandThroughput.Builder shown = wanted.toBuilder();
        if (before != null && wanted.maxReadRequestUnits() == null) {
            shown.maxReadRequestUnits(before.maxReadRequestUnits());
        }
        if (before != null && wanted.maxWriteRequestUnits() == null) {
            shown.maxWriteRequestUnits(before.maxWriteRequestUnits());
        }
        return shown.build();
    }

    private static @Nullable Long member(@Nullable Long before, @Nullable Long wanted) {
        return wanted == null ? before : wanted == NONE ? null : wanted;
    }

    private static void check(OnDemandThroughput wanted, String of, @Nullable String provisioned, long least) {
        check(wanted.maxReadRequestUnits(), "MaxReadRequestUnits", of, provisioned, least);
        check(wanted.maxWriteRequestUnits(), "MaxWriteRequestUnits", of, provisioned, least);
    }

    private static void check(@Nullable Long units, String name, String of, @Nullable String provisioned, long least) {
        if (units == null) {
            return;
        }
        if (provisioned != null) {
            throw DynamoDbErrors.invalid(name + " for OnDemandThroughput " + provisioned);
        }
        if (units == 0 || units < least) {
            throw DynamoDbErrors.invalid(
                    "Requested " + name + " for OnDemandThroughput for " + of + " is outside of valid range");
        }
    }
}
