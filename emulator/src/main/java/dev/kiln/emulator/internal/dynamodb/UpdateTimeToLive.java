package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveResponse;

/**
 * Says which attribute tells when an item expires, or that none does. Items that are there already expire, too.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html">AWS: UpdateTimeToLive</a>
 */
final class UpdateTimeToLive implements Operation.Direct<UpdateTimeToLiveRequest, UpdateTimeToLiveResponse> {
    private final Catalog catalog;
    private final Items items;
    private final ExpiryIndex index;

    UpdateTimeToLive(Catalog catalog, Items items, ExpiryIndex index) {
        this.catalog = catalog;
        this.items = items;
        this.index = index;
    }

    @Override
    public UpdateTimeToLiveResponse run(UpdateTimeToLiveRequest request, CallContext call) {
        TableName name = TableName.required(request.tableName(), call);
        TimeToLiveSpecification wanted = request.timeToLiveSpecification();
        items.atomically(() -> {
            TableRecord table = catalog.record(name);
            check(table, wanted);
            if (wanted.enabled()) {
                catalog.put(name, table.withExpiry(wanted.attributeName()));
                Schema schema = catalog.require(name);
                items.later(index.fill(schema, items.all(schema)));
            } else {
                Schema schema = catalog.require(name);
                index.cleared(schema, items.all(schema));
                catalog.put(name, table.withExpiry(null));
            }
            return table;
        });
        return UpdateTimeToLiveResponse.builder()
                .timeToLiveSpecification(wanted)
                .build();
    }

    private static void check(TableRecord table, TimeToLiveSpecification wanted) {
        String now = table.expiry();
        if (now != null && !now.equals(wanted.attributeName())) {
            throw DynamoDbErrors.validation(
                    "TimeToLive is active on a different AttributeName: current AttributeName is " + now);
        }
        if (now != null && wanted.enabled()) {
            throw DynamoDbErrors.validation("TimeToLive is already enabled");
        }
        if (now == null && !wanted.enabled()) {
            throw DynamoDbErrors.validation("TimeToLive is already disabled");
        }
    }
}
