package dev.kiln.emulator.internal.dynamodb;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.WarmThroughput;

/**
 * What a table or an index takes at once: what was asked for, what was ever provisioned, and what AWS says of every table on
 * demand, whichever is most. It never becomes less.
 */
record Warmth(long reads, long writes) {
    private static final long ON_DEMAND_READS = 12_000;
    private static final long ON_DEMAND_WRITES = 4_000;
    private static final String INITIAL = "initial throughput for OnDemand. See:"
            + " https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html"
            + "#on-demand-capacity-mode-initial";

    static Warmth of(TableDescription table) {
        TableWarmThroughputDescription kept = table.warmThroughput();
        return kept == null
                ? of(table.provisionedThroughput())
                : of(table.provisionedThroughput()).atLeast(kept.readUnitsPerSecond(), kept.writeUnitsPerSecond());
    }

    static Warmth of(GlobalSecondaryIndexDescription index) {
        GlobalSecondaryIndexWarmThroughputDescription kept = index.warmThroughput();
        return kept == null
                ? of(index.provisionedThroughput())
                : of(index.provisionedThroughput()).atLeast(kept.readUnitsPerSecond(), kept.writeUnitsPerSecond());
    }

    private static Warmth of(ProvisionedThroughputDescription units) {
        boolean provisioned = units.readCapacityUnits() > 0;
        return new Warmth(
                provisioned ? units.readCapacityUnits() : ON_DEMAND_READS,
                provisioned ? units.writeCapacityUnits() : ON_DEMAND_WRITES);
    }

    Warmth atLeast(Warmth other) {
        return atLeast(other.reads, other.writes);
    }

    private Warmth atLeast(long otherReads, long otherWrites) {
        return new Warmth(Math.max(reads, otherReads), Math.max(writes, otherWrites));
    }

    /** Returns the warmth that is asked for a new table or index, null if none is; less than it has anyway is refused. */
    static @Nullable Warmth first(@Nullable WarmThroughput wanted, ProvisionedThroughputDescription units, String of) {
        if (wanted == null || !UpdateRules.says(wanted)) {
            return null;
        }
        boolean provisioned = units.readCapacityUnits() > 0;
        return of(units)
                .with(
                        wanted,
                        of,
                        provisioned ? "ReadCapacityUnits of ProvisionedThroughput" : INITIAL,
                        provisioned ? "WriteCapacityUnits of ProvisionedThroughput" : INITIAL);
    }

    /**
     * Returns this, warmed up; to cool down is refused.
     *
     * @param of what it is the warmth of, in the words of errors: "table" or "index name"
     */
    Warmth changed(WarmThroughput wanted, String of) {
        String floor = "current WarmThroughput, decreasing WarmThroughput is not supported";
        return with(wanted, of, floor, floor);
    }

    private Warmth with(WarmThroughput wanted, String of, String readFloor, String writeFloor) {
        return new Warmth(
                checked(wanted.readUnitsPerSecond(), reads, "ReadUnitsPerSecond", of, readFloor),
                checked(wanted.writeUnitsPerSecond(), writes, "WriteUnitsPerSecond", of, writeFloor));
    }

    private static long checked(@Nullable Long wanted, long least, String name, String of, String floor) {
        if (wanted != null && wanted < least) {
            throw DynamoDbErrors.invalid(
                    "Requested " + name + " for WarmThroughput for " + of + " is lower than " + floor);
        }
        return wanted == null ? least : wanted;
    }

    TableWarmThroughputDescription ofTable(TableStatus status) {
        return TableWarmThroughputDescription.builder()
                .readUnitsPerSecond(reads)
                .writeUnitsPerSecond(writes)
                .status(status)
                .build();
    }

    GlobalSecondaryIndexWarmThroughputDescription ofIndex(IndexStatus status) {
        return GlobalSecondaryIndexWarmThroughputDescription.builder()
                .readUnitsPerSecond(reads)
                .writeUnitsPerSecond(writes)
                .status(status)
                .build();
    }
}
