package dev.kiln.emulator.internal.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;

/** What tables and indexes take at once: what is provisioned, or else what AWS says of every table on demand. */
final class Warmth {
    private Warmth() {}

    static TableWarmThroughputDescription of(TableDescription table) {
        return TableWarmThroughputDescription.builder()
                .status(TableStatus.ACTIVE)
                .readUnitsPerSecond(reads(table.provisionedThroughput()))
                .writeUnitsPerSecond(writes(table.provisionedThroughput()))
                .build();
    }

    static long reads(ProvisionedThroughputDescription throughput) {
        return throughput.readCapacityUnits() > 0 ? throughput.readCapacityUnits() : 12_000;
    }

    static long writes(ProvisionedThroughputDescription throughput) {
        return throughput.writeCapacityUnits() > 0 ? throughput.writeCapacityUnits() : 4_000;
    }
}
