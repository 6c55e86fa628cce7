package dev.kiln.emulator.internal.dynamodb;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * The units a second that a table and its global indexes have.
 *
 * @param provisioned whether they were bought; else they are bounds that the user has put on demand
 */
record Rates(boolean provisioned, Rate table, Map<String, Rate> indexes) {
    private static final Rate UNBOUNDED = new Rate(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Units a second; infinite where there is no bound. */
    record Rate(double reads, double writes) {}

    static Rates of(TableDescription table) {
        boolean provisioned = table.billingModeSummary() == null
                || table.billingModeSummary().billingMode() != BillingMode.PAY_PER_REQUEST;
        Map<String, Rate> indexes = new HashMap<>();
        for (GlobalSecondaryIndexDescription index : table.globalSecondaryIndexes()) {
            indexes.put(
                    index.indexName(), rate(provisioned, index.provisionedThroughput(), index.onDemandThroughput()));
        }
        return new Rates(
                provisioned,
                rate(provisioned, table.provisionedThroughput(), table.onDemandThroughput()),
                Map.copyOf(indexes));
    }

    /** Returns the rate of a global index. */
    Rate index(String name) {
        return indexes.getOrDefault(name, UNBOUNDED);
    }

    private static Rate rate(
            boolean provisioned,
            @Nullable ProvisionedThroughputDescription bought,
            @Nullable OnDemandThroughput demanded) {
        if (provisioned) {
            return bought == null
                    ? UNBOUNDED
                    : new Rate(units(bought.readCapacityUnits()), units(bought.writeCapacityUnits()));
        }
        return demanded == null
                ? UNBOUNDED
                : new Rate(units(demanded.maxReadRequestUnits()), units(demanded.maxWriteRequestUnits()));
    }

    /** Zero and -1 stand for no bound. */
    private static double units(@Nullable Long units) {
        return units == null || units <= 0 ? Double.POSITIVE_INFINITY : units;
    }
}
