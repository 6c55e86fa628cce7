package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.internal.aws.ErrorStyle;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** SQS's errors in AWS's words. The codes are those of the JSON protocol; {@link #STYLE} has those of the older one. */
final class SqsErrors {
    static final String INVALID = "InvalidParameterValueException";
    static final String MISSING = "MissingRequiredParameterException";
    private static final String OLD = "AWS.SimpleQueueService.";

    static final ErrorStyle STYLE = ErrorStyle.PLAIN
            .prefix("com.amazonaws.sqs#")
            .queryCode(INVALID, "InvalidParameterValue")
            .queryCode(MISSING, "MissingParameter")
            .queryCode("QueueDoesNotExist", OLD + "NonExistentQueue")
            .queryCode("QueueNameExists", "QueueAlreadyExists")
            .queryCode("TooManyEntriesInBatchRequest", OLD + "TooManyEntriesInBatchRequest")
            .queryCode("InvalidBatchEntryId", OLD + "InvalidBatchEntryId")
            .queryCode("BatchRequestTooLong", OLD + "BatchRequestTooLong")
            .queryCode("BatchEntryIdsNotDistinct", OLD + "BatchEntryIdsNotDistinct")
            .queryCode("EmptyBatchRequest", OLD + "EmptyBatchRequest")
            .queryCode("PurgeQueueInProgress", OLD + "PurgeQueueInProgress")
            .queryCode("UnsupportedOperation", OLD + "UnsupportedOperation")
            .queryCode("InvalidAttributeName", "InvalidAttributeName")
            .queryCode("InvalidAttributeValue", "InvalidAttributeValue")
            .queryCode("InvalidMessageContents", "InvalidMessageContents")
            .queryCode("ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid")
            .queryCode("OverLimit", "OverLimit")
            .queryCode("ResourceNotFoundException", "ResourceNotFoundException");

    private SqsErrors() {}

    static SqsException queueDoesNotExist() {
        return made(
                QueueDoesNotExistException.builder(), 400, "QueueDoesNotExist", "The specified queue does not exist.");
    }

    static SqsException queueExists(String attribute) {
        return made(
                QueueNameExistsException.builder(),
                400,
                "QueueNameExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static SqsException invalid(String message) {
        return made(SqsException.builder(), 400, INVALID, message);
    }

    static SqsException invalid(Object value, String parameter, String reason) {
        return invalid("Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static SqsException missing(String parameter) {
        return made(SqsException.builder(), 400, MISSING, "The request must contain the parameter " + parameter + ".");
    }

    static SqsException attributeName(String message) {
        return made(InvalidAttributeNameException.builder(), 400, "InvalidAttributeName", message);
    }

    static SqsException unknownAttribute(String name) {
        return attributeName("Unknown Attribute " + name + ".");
    }

    static SqsException attributeValue(String message) {
        return made(InvalidAttributeValueException.builder(), 400, "InvalidAttributeValue", message);
    }

    static SqsException contents(String message) {
        return made(InvalidMessageContentsException.builder(), 400, "InvalidMessageContents", message);
    }

    static SqsException receiptHandle(String handle) {
        return made(
                ReceiptHandleIsInvalidException.builder(),
                400,
                "ReceiptHandleIsInvalid",
                "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }

    static SqsException unsupported(String message) {
        return made(UnsupportedOperationException.builder(), 400, "UnsupportedOperation", message);
    }

    static SqsException overLimit(String queue) {
        return made(
                OverLimitException.builder(),
                400,
                "OverLimit",
                "Too many messages in flight for queue " + queue
                        + ". Delete some or let their visibility timeout pass.");
    }

    /** What AddPermission and policies answer; AWS's model gives this status to the error. */
    static SqsException tooManyInPolicy(String message) {
        return made(OverLimitException.builder(), 403, "OverLimit", message);
    }

    static SqsException purgeInProgress(String queue) {
        return made(
                PurgeQueueInProgressException.builder(),
                403,
                "PurgeQueueInProgress",
                "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
    }

    static SqsException emptyBatch(String entry) {
        return made(
                EmptyBatchRequestException.builder(),
                400,
                "EmptyBatchRequest",
                "There should be at least one " + entry + " in the request.");
    }

    static SqsException tooManyEntries(int sent) {
        return made(
                TooManyEntriesInBatchRequestException.builder(),
                400,
                "TooManyEntriesInBatchRequest",
                "Maximum number of entries per request are 10. You have sent " + sent + ".");
    }

    static SqsException batchEntryId() {
        return made(
                InvalidBatchEntryIdException.builder(),
                400,
                "InvalidBatchEntryId",
                "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                        + "It can be at most 80 letters long.");
    }

    static SqsException idsNotDistinct(String id) {
        return made(
                BatchEntryIdsNotDistinctException.builder(),
                400,
                "BatchEntryIdsNotDistinct",
                "Id " + id + " repeated.");
    }

    static SqsException batchTooLong(long bytes) {
        return made(
                BatchRequestTooLongException.builder(),
                400,
                "BatchRequestTooLong",
                "Batch requests cannot be longer than " + QueueAttributes.MAX_MESSAGE_BYTES + " bytes. You have sent "
                        + bytes + " bytes.");
    }

    static SqsException resourceNotFound(String message) {
        return made(ResourceNotFoundException.builder(), 404, "ResourceNotFoundException", message);
    }

    private static SqsException made(SqsException.Builder builder, int status, String code, String message) {
        builder.awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build());
        builder.message(message).statusCode(status).writableStackTrace(false);
        return (SqsException) builder.build();
    }
}
