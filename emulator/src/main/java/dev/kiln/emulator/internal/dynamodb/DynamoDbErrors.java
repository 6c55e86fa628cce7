package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.PolicyNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/** DynamoDB's errors in AWS's words. */
final class DynamoDbErrors {
    private static final String INVALID = "One or more parameter values were invalid: ";

    private DynamoDbErrors() {}

    /** What an operation on items says of a table that is not there. */
    static DynamoDbException tableMissing() {
        return made(ResourceNotFoundException.builder(), "ResourceNotFoundException", "Requested resource not found");
    }

    /** What an operation on tables says of a table that is not there. */
    static DynamoDbException tableNotFound(String name) {
        return made(
                ResourceNotFoundException.builder(),
                "ResourceNotFoundException",
                "Requested resource not found: Table: " + name + " not found");
    }

    static DynamoDbException indexNotFound(String table, String index) {
        return resourceNotFound("Requested resource not found: Index: " + index + " of table: " + table + " not found");
    }

    static DynamoDbException resourceNotFound(String message) {
        return made(ResourceNotFoundException.builder(), "ResourceNotFoundException", message);
    }

    static DynamoDbException limitExceeded(String message) {
        return made(LimitExceededException.builder(), "LimitExceededException", message);
    }

    static DynamoDbException tableExists(String name) {
        return inUse("Table already exists: " + name);
    }

    static DynamoDbException inUse(String message) {
        return made(ResourceInUseException.builder(), "ResourceInUseException", message);
    }

    static DynamoDbException conditionFailed(@Nullable Map<String, AttributeValue> item) {
        ConditionalCheckFailedException.Builder builder = ConditionalCheckFailedException.builder();
        if (item != null) {
            builder.item(item);
        }
        return made(builder, "ConditionalCheckFailedException", "The conditional request failed");
    }

    static DynamoDbException trimmed() {
        return made(
                TrimmedDataAccessException.builder(),
                "TrimmedDataAccessException",
                "The data you are trying to access has been trimmed");
    }

    static DynamoDbException iteratorExpired() {
        return made(ExpiredIteratorException.builder(), "ExpiredIteratorException", "The shard iterator has expired");
    }

    /** Returns the error of a resource of another account, which this one has no policy for. */
    static AwsServiceException accessDenied(String arn) {
        return AwsErrors.error(
                400,
                "AccessDeniedException",
                "User is not authorized to perform this action on resource: " + arn
                        + " because no resource-based policy allows it");
    }

    static DynamoDbException policyNotFound(String what) {
        return made(
                PolicyNotFoundException.builder(),
                "PolicyNotFoundException",
                "Resource-based policy not found for the provided ResourceArn: " + what);
    }

    static DynamoDbException duplicateItem() {
        return made(
                DuplicateItemException.builder(), "DuplicateItemException", "Duplicate primary key exists in table");
    }

    static DynamoDbException cancelled(List<CancellationReason> reasons) {
        String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        return made(
                TransactionCanceledException.builder().cancellationReasons(reasons),
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
    }

    static DynamoDbException tokenMismatch() {
        return made(
                IdempotentParameterMismatchException.builder(),
                "IdempotentParameterMismatchException",
                "Request uses the same client token as a previous, but non-identical request.");
    }

    static AwsServiceException validation(String message) {
        return AwsErrors.validation(message);
    }

    static AwsServiceException invalid(String message) {
        return AwsErrors.validation(INVALID + message);
    }

    static AwsServiceException keyMismatch() {
        return AwsErrors.validation("The provided key element does not match the schema");
    }

    static DynamoDbException made(DynamoDbException.Builder builder, String code, String message) {
        builder.awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build());
        builder.message(message).statusCode(400).writableStackTrace(false);
        return (DynamoDbException) builder.build();
    }
}
