package dev.kiln.emulator.internal.dynamodb.value;

import dev.kiln.emulator.internal.aws.AwsErrors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * How an operation words what is wrong with a request before it looks at the table. AWS moves operations from one layer to
 * the next (observed from June 2026 on), so which operation uses which is one table, not knowledge of the texts.
 */
public enum RequestLayer {
    /** The new texts behind "1 validation error detected: ": PutItem, UpdateItem, DeleteItem. */
    ENVELOPE,
    /** The new texts as they are: GetItem, BatchGetItem, Query. */
    BARE,
    /** The texts of before 2026: BatchWriteItem, Scan, the transactions. */
    OLD;

    /** Returns a ValidationException of this layer. What is found later, in schema or item, is not of a layer. */
    public AwsServiceException error(String message) {
        return AwsErrors.validation(this == ENVELOPE ? "1 validation error detected: " + message : message);
    }

    /** Returns whether this layer has the texts of before 2026. */
    public boolean old() {
        return this == OLD;
    }
}
