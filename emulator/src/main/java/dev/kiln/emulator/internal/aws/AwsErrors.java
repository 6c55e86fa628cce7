package dev.kiln.emulator.internal.aws;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Errors that belong to no single service. Each is made fresh, without a stack trace. */
public final class AwsErrors {
    private AwsErrors() {}

    public static AwsServiceException error(int status, String code, String message) {
        AwsServiceException.Builder builder = AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        builder.statusCode(status);
        builder.message(message);
        builder.writableStackTrace(false);
        return builder.build();
    }

    /** Returns the message of an error alone: {@code getMessage()} adds service, status and request id to it. */
    public static String messageOf(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        String message = details == null ? error.rawMessage() : details.errorMessage();
        return message == null ? "" : message;
    }

    public static AwsServiceException validation(String message) {
        return error(400, "ValidationException", message);
    }

    public static AwsServiceException serialization(String message) {
        return error(400, "SerializationException", message);
    }

    /** An operation of AWS that Kiln does not have. */
    public static AwsServiceException notImplemented(String service, String operation) {
        return error(501, "NotImplemented", "Kiln does not support " + service + ":" + operation + ".");
    }

    /** A request body over the operation's limit. */
    public static AwsServiceException tooLarge(long maxBytes) {
        return error(413, "RequestEntityTooLargeException", "Request must be smaller than " + maxBytes + " bytes");
    }
}
