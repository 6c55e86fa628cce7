package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.RestoreSummary;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableToPointInTimeRequest;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableToPointInTimeResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Makes a table of another one as that was at an earlier time. The answer says that it is being made; it is there by the next call.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html">AWS: RestoreTableToPointInTime</a>
 */
final class RestoreTableToPointInTime
        implements Operation.Direct<RestoreTableToPointInTimeRequest, RestoreTableToPointInTimeResponse> {
    private final Catalog catalog;
    private final Items items;
    private final Recovery recovery;
    private final Restores restores;

    RestoreTableToPointInTime(Catalog catalog, Items items, Recovery recovery, Restores restores) {
        this.catalog = catalog;
        this.items = items;
        this.recovery = recovery;
        this.restores = restores;
    }

    @Override
    public RestoreTableToPointInTimeResponse run(RestoreTableToPointInTimeRequest request, CallContext call) {
        check(request);
        TableName from = source(request.sourceTableArn(), request.sourceTableName(), call);
        TableName target = TableName.of(request.targetTableName(), call);
        Restores.Overrides overrides = new Restores.Overrides(
                request.billingModeOverride(),
                request.provisionedThroughputOverride(),
                request.onDemandThroughputOverride(),
                request.sseSpecificationOverride(),
                request.hasGlobalSecondaryIndexOverride() ? request.globalSecondaryIndexOverride() : null,
                request.hasLocalSecondaryIndexOverride() ? request.localSecondaryIndexOverride() : null);
        TableDescription made = items.atomically(() -> {
            TableRecord table = catalog.backedUp(from);
            Instant at = recovery.time(table, request.restoreDateTime());
            TableDescription source = table.description();
            Schema schema = catalog.require(from);
            TableDescription restored = restores.restore(
                    source, target, overrides, into -> recovery.history().load(schema, at, items, into));
            return restored.toBuilder()
                    .restoreSummary(RestoreSummary.builder()
                            .sourceTableArn(source.tableArn())
                            .restoreDateTime(at)
                            .restoreInProgress(true)
                            .build())
                    .build();
        });
        return RestoreTableToPointInTimeResponse.builder()
                .tableDescription(made)
                .build();
    }

    private static void check(RestoreTableToPointInTimeRequest request) {
        boolean latest = Boolean.TRUE.equals(request.useLatestRestorableTime());
        if (latest && request.restoreDateTime() != null) {
            throw DynamoDbErrors.validation("Invalid Request: Both RestoreDateTime and UseLatestRestorableTime cannot"
                    + " be set for point-in-time restore request. Please specify only one of them");
        }
        if (!latest && request.restoreDateTime() == null) {
            throw DynamoDbErrors.validation("Invalid Request: Either one of RestoreDateTime or UseLatestRestorableTime"
                    + " must be specified, but not both");
        }
    }

    private static TableName source(@Nullable String arn, @Nullable String name, CallContext call) {
        if (arn != null && name != null) {
            throw DynamoDbErrors.validation("Must provide exactly one of: sourceTableArn, sourceTableName");
        }
        if (arn != null && !arn.startsWith("arn:")) {
            throw DynamoDbErrors.validation("sourceTableArn is not a valid ARN");
        }
        TableName source = TableName.required(arn == null ? name : arn, call);
        if (!source.account().equals(call.account())) {
            throw DynamoDbErrors.validation(
                    "This action is only supported by accounts that match the resource owner’s account.");
        }
        return source;
    }
}
