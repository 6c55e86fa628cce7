package dev.kiln.emulator.internal.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEType;

/**
 * How tables are said to be encrypted. There are no keys here, so any key is as good as another; what names none has AWS's own key,
 * and an alias the same made-up key each time.
 */
final class Encryption {
    private static final String AWS_KEY = "alias/aws/dynamodb";

    private Encryption() {}

    /** Returns what a table is told to be encrypted with, null for the key that AWS does not show. */
    static @Nullable SSEDescription of(@Nullable SSESpecification wanted, TableName table) {
        if (wanted == null || !check(wanted)) {
            return null;
        }
        return SSEDescription.builder()
                .status(SSEStatus.ENABLED)
                .sseType(SSEType.KMS)
                .kmsMasterKeyArn(arn(wanted.kmsMasterKeyId(), table))
                .build();
    }

    /** Returns what a table is encrypted with once that is changed, or refuses what changes nothing. */
    static @Nullable SSEDescription changed(@Nullable SSEDescription before, SSESpecification wanted, TableName table) {
        SSEDescription after = of(wanted, table);
        if (before == null && after == null) {
            throw DynamoDbErrors.invalid("Table is already encrypted by default");
        }
        if (before != null && before.kmsMasterKeyArn().equals(wanted.kmsMasterKeyId())) {
            throw DynamoDbErrors.invalid("Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId"
                    + " parameter if you want to change Master Key");
        }
        return after;
    }

    /** Returns whether a key of KMS is asked for, or refuses parts that do not go together. */
    private static boolean check(SSESpecification wanted) {
        boolean key = wanted.kmsMasterKeyId() != null;
        boolean type = wanted.sseType() != null;
        if (Boolean.FALSE.equals(wanted.enabled()) && (type || key)) {
            throw DynamoDbErrors.invalid(
                    (type ? "SSEType" : "KMSMasterKeyId") + " can not be specified if Enabled is false");
        }
        if (wanted.sseType() == SSEType.AES256) {
            throw DynamoDbErrors.invalid("SSEType AES256 is not supported");
        }
        if (key && !type) {
            throw DynamoDbErrors.invalid("SSEType KMS is required if KMSMasterKeyId is specified");
        }
        return Boolean.TRUE.equals(wanted.enabled()) || type;
    }

    private static String arn(@Nullable String key, TableName table) {
        String named = key == null ? AWS_KEY : key;
        String prefix = "arn:aws:kms:" + table.region() + ":" + table.account() + ":";
        if (named.startsWith("arn:") && !named.contains(":alias/")) {
            return named;
        }
        String alias = named.startsWith(prefix) ? named.substring(prefix.length()) : named;
        return prefix + "key/"
                + (alias.startsWith("alias/")
                        ? UUID.nameUUIDFromBytes((prefix + alias).getBytes(StandardCharsets.UTF_8))
                        : alias);
    }
}
