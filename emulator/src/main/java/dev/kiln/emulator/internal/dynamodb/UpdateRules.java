package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.AwsErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.WarmThroughput;

/** What one UpdateTable may change together: nearly always one thing, as AWS answered in October 2026 whatever the table was like. */
final class UpdateRules {
    private static final String ALONE = " modification must be the only operation in the request";

    private UpdateRules() {}

    static void check(UpdateTableRequest request) {
        TableChecks.checkStream(
                request.streamSpecification(),
                "If stream is being enabled then UpdateViewType is required",
                "If stream is being disabled, then UpdateViewType must not be specified");
        if (request.hasReplicaUpdates()) {
            throw AwsErrors.error(501, "NotImplemented", "Kiln does not support the replicas of tables");
        }
        TableChecks.checkClass(request.tableClassAsString());
        int changes = changes(request);
        if (changes == 0) {
            throw DynamoDbErrors.validation("At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady,"
                    + " ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput,"
                    + " WarmThroughput or TableClass is required");
        }
        if (request.hasGlobalSecondaryIndexUpdates()
                && request.globalSecondaryIndexUpdates().isEmpty()) {
            throw DynamoDbErrors.invalid("List of GlobalSecondaryIndexUpdates is empty");
        }
        IndexRules.check(request.globalSecondaryIndexUpdates());
        if (changes > 1) {
            refuseTogether(request);
        }
        if (request.billingMode() == BillingMode.PROVISIONED && request.provisionedThroughput() == null) {
            throw DynamoDbErrors.invalid("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        }
        TableChecks.checkBounds(request.provisionedThroughput());
    }

    private static int changes(UpdateTableRequest request) {
        return one(request.provisionedThroughput() != null)
                + one(request.billingMode() != null)
                + one(request.streamSpecification() != null)
                + one(!request.globalSecondaryIndexUpdates().isEmpty())
                + one(request.deletionProtectionEnabled() != null)
                + one(request.sseSpecification() != null)
                + one(request.tableClass() != null)
                + one(says(request.onDemandThroughput()))
                + one(says(request.warmThroughput()));
    }

    private static int one(boolean present) {
        return present ? 1 : 0;
    }

    /** An empty limit is none, as on AWS where something else is changed beside it. */
    static boolean says(@Nullable OnDemandThroughput limit) {
        return limit != null && (limit.maxReadRequestUnits() != null || limit.maxWriteRequestUnits() != null);
    }

    static boolean says(@Nullable WarmThroughput warm) {
        return warm != null && (warm.readUnitsPerSecond() != null || warm.writeUnitsPerSecond() != null);
    }

    /** Refuses what cannot be changed together; of several things that want to be alone, AWS names the first of these. */
    private static void refuseTogether(UpdateTableRequest request) {
        if (request.sseSpecification() != null) {
            throw DynamoDbErrors.invalid("Server-Side Encryption" + ALONE);
        }
        if (request.tableClass() != null) {
            throw DynamoDbErrors.invalid("TableClass" + ALONE);
        }
        if (request.deletionProtectionEnabled() != null) {
            throw DynamoDbErrors.invalid("DeletionProtection" + ALONE);
        }
        boolean creates = request.globalSecondaryIndexUpdates().stream().anyMatch(update -> update.create() != null);
        if (says(request.warmThroughput())) {
            throw DynamoDbErrors.invalid(
                    creates
                            ? "Create global secondary index cannot be specified when updating WarmThroughput"
                            : "WarmThroughput must be the only operation in the request");
        }
        if (says(request.onDemandThroughput()) && (request.billingMode() == null || changes(request) > 2)) {
            throw DynamoDbErrors.invalid(
                    "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request");
        }
        refuseStreamAndIndexes(request);
    }

    private static void refuseStreamAndIndexes(UpdateTableRequest request) {
        boolean units = request.provisionedThroughput() != null;
        boolean stream = request.streamSpecification() != null;
        if (stream && (units || request.billingMode() == BillingMode.PROVISIONED)) {
            throw DynamoDbErrors.invalid("You cannot modify stream status while updating table IOPS");
        }
        boolean indexes = request.globalSecondaryIndexUpdates().stream().anyMatch(UpdateRules::makesOrDrops);
        if (indexes && units && request.billingMode() == null) {
            throw DynamoDbErrors.invalid("You cannot create or delete index while updating table IOPS");
        }
        if (indexes && stream) {
            throw DynamoDbErrors.invalid("You cannot create or delete index while changing stream status");
        }
    }

    private static boolean makesOrDrops(GlobalSecondaryIndexUpdate update) {
        return update.create() != null || update.delete() != null;
    }
}
