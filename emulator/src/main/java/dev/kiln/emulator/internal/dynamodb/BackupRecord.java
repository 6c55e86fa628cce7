package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.store.Key;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.BackupDescription;
import software.amazon.awssdk.services.dynamodb.model.BackupDetails;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupType;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexInfo;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexInfo;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SourceTableDetails;
import software.amazon.awssdk.services.dynamodb.model.SourceTableFeatureDetails;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A backup. It outlives its table.
 *
 * @param id the last part of its ARN, which begins with its time
 * @param table the table as it was
 * @param expiresMillis when AWS removes it; 0 for backups that users made
 */
record BackupRecord(
        String account,
        String region,
        String id,
        String name,
        BackupType type,
        TableRecord table,
        long millis,
        long expiresMillis,
        long items,
        long bytes) {

    TableName tableName() {
        return new TableName(account, region, table.description().tableName());
    }

    Key key() {
        return tableName().key().with(id);
    }

    String arn() {
        return tableName().arn() + "/backup/" + id;
    }

    BackupDetails details(BackupStatus status) {
        return BackupDetails.builder()
                .backupArn(arn())
                .backupName(name)
                .backupSizeBytes(bytes)
                .backupStatus(status)
                .backupType(type)
                .backupCreationDateTime(Instant.ofEpochMilli(millis))
                .backupExpiryDateTime(expiresMillis == 0 ? null : Instant.ofEpochMilli(expiresMillis))
                .build();
    }

    BackupSummary summary() {
        return BackupSummary.builder()
                .tableName(table.description().tableName())
                .tableId(table.description().tableId())
                .tableArn(table.description().tableArn())
                .backupArn(arn())
                .backupName(name)
                .backupCreationDateTime(Instant.ofEpochMilli(millis))
                .backupExpiryDateTime(expiresMillis == 0 ? null : Instant.ofEpochMilli(expiresMillis))
                .backupStatus(BackupStatus.AVAILABLE)
                .backupType(type)
                .backupSizeBytes(bytes)
                .build();
    }

    BackupDescription description(BackupStatus status) {
        return BackupDescription.builder()
                .backupDetails(details(status))
                .sourceTableDetails(source())
                .sourceTableFeatureDetails(features())
                .build();
    }

    private SourceTableDetails source() {
        TableDescription described = table.description();
        return SourceTableDetails.builder()
                .tableName(described.tableName())
                .tableId(described.tableId())
                .tableArn(described.tableArn())
                .tableSizeBytes(bytes)
                .keySchema(described.keySchema())
                .tableCreationDateTime(described.creationDateTime())
                .provisionedThroughput(units(described.provisionedThroughput()))
                .onDemandThroughput(described.onDemandThroughput())
                .itemCount(items)
                .billingMode(
                        described.billingModeSummary() == null
                                ? BillingMode.PROVISIONED
                                : described.billingModeSummary().billingMode())
                .build();
    }

    /** What the table had beside its items; a backup of AWS's own says nothing of it. */
    private SourceTableFeatureDetails features() {
        TableDescription described = table.description();
        SourceTableFeatureDetails.Builder features = SourceTableFeatureDetails.builder();
        if (type == BackupType.SYSTEM) {
            return features.build();
        }
        if (described.hasGlobalSecondaryIndexes()) {
            features.globalSecondaryIndexes(described.globalSecondaryIndexes().stream()
                    .map(BackupRecord::global)
                    .toList());
        }
        if (described.hasLocalSecondaryIndexes()) {
            features.localSecondaryIndexes(described.localSecondaryIndexes().stream()
                    .map(index -> LocalSecondaryIndexInfo.builder()
                            .indexName(index.indexName())
                            .keySchema(index.keySchema())
                            .projection(index.projection())
                            .build())
                    .toList());
        }
        return features.streamDescription(described.streamSpecification())
                .sseDescription(described.sseDescription())
                .timeToLiveDescription(table.expiry() == null ? null : DescribeTimeToLive.describe(table.expiry()))
                .build();
    }

    private static GlobalSecondaryIndexInfo global(GlobalSecondaryIndexDescription index) {
        return GlobalSecondaryIndexInfo.builder()
                .indexName(index.indexName())
                .keySchema(index.keySchema())
                .projection(index.projection())
                .provisionedThroughput(units(index.provisionedThroughput()))
                .build();
    }

    private static ProvisionedThroughput units(ProvisionedThroughputDescription throughput) {
        return ProvisionedThroughput.builder()
                .readCapacityUnits(throughput.readCapacityUnits())
                .writeCapacityUnits(throughput.writeCapacityUnits())
                .build();
    }
}
