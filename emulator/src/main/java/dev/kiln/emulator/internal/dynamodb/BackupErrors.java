package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InvalidRestoreTimeException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;

/** The errors of backups and restores, which have words of their own for tables. AWS's wording of October 2026. */
final class BackupErrors {
    private BackupErrors() {}

    static DynamoDbException tableNotFound(String name) {
        return DynamoDbErrors.made(
                TableNotFoundException.builder(), "TableNotFoundException", "Table not found: " + name);
    }

    static DynamoDbException tableExists(String name) {
        return DynamoDbErrors.made(
                TableAlreadyExistsException.builder(), "TableAlreadyExistsException", "Table already exists: " + name);
    }

    static DynamoDbException backupNotFound(String arn) {
        return DynamoDbErrors.made(
                BackupNotFoundException.builder(), "BackupNotFoundException", "Backup not found: " + arn);
    }

    static AwsServiceException systemBackup(String arn, Instant expiry) {
        return DynamoDbErrors.validation("User is not allowed to delete the system backup with arn " + arn
                + ". It will automatically expire on " + expiry);
    }

    static AwsServiceException accessDenied() {
        return AwsErrors.error(400, "AccessDeniedException", "Access is denied");
    }

    static DynamoDbException noRecovery(String table) {
        return DynamoDbErrors.made(
                PointInTimeRecoveryUnavailableException.builder(),
                "PointInTimeRecoveryUnavailableException",
                "Point in time recovery is not enabled for table '" + table + "'");
    }

    static DynamoDbException restoreTime(Instant wanted, Instant earliest, Instant latest) {
        return DynamoDbErrors.made(
                InvalidRestoreTimeException.builder(),
                "InvalidRestoreTimeException",
                "RestoreDateTime '" + shown(wanted) + "' must be within EarliestRestorableDateTime '" + shown(earliest)
                        + "' and LatestRestorableDateTime '" + shown(latest) + "'");
    }

    private static Instant shown(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
