package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.AwsErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PolicyLengthExceededException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.RecursiveInvocationException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Lambda's errors in AWS's words. */
final class LambdaErrors {
    private static final String USER = "User";

    private LambdaErrors() {}

    static LambdaException functionNotFound(FunctionName name) {
        return notFound("Function not found: " + name.arn());
    }

    static LambdaException notFound(String message) {
        return made(ResourceNotFoundException.builder().type(USER), 404, "ResourceNotFoundException", message);
    }

    static LambdaException conflict(String message) {
        return made(ResourceConflictException.builder().type(USER), 409, "ResourceConflictException", message);
    }

    static LambdaException invalid(String message) {
        return made(
                InvalidParameterValueException.builder().type(USER), 400, "InvalidParameterValueException", message);
    }

    static LambdaException invalidContent(String message) {
        return made(
                InvalidRequestContentException.builder().type(USER), 400, "InvalidRequestContentException", message);
    }

    static LambdaException notAZip() {
        return invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
    }

    static LambdaException tooLarge(int bytes, String invocationType, int limit) {
        String message = bytes + " byte payload is too large for the " + invocationType + " invocation type (limit "
                + limit + " bytes)";
        return made(RequestTooLargeException.builder().type(USER), 413, "RequestTooLargeException", message);
    }

    static AwsServiceException zipTooLarge(long limit) {
        return AwsErrors.error(
                413, "RequestEntityTooLargeException", "Zipped size must be smaller than " + limit + " bytes");
    }

    static LambdaException policyTooLong(int bytes, int limit) {
        String message = "The final policy size (" + bytes + ") is bigger than the limit (" + limit + ").";
        return made(PolicyLengthExceededException.builder().type(USER), 400, "PolicyLengthExceededException", message);
    }

    static LambdaException revisionMismatch() {
        String message =
                "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API"
                        + " to retrieve the latest Revision Id";
        return made(PreconditionFailedException.builder().type(USER), 412, "PreconditionFailedException", message);
    }

    static LambdaException noProvisionedConcurrency() {
        return made(
                ProvisionedConcurrencyConfigNotFoundException.builder().type(USER),
                404,
                "ProvisionedConcurrencyConfigNotFoundException",
                "No Provisioned Concurrency Config found for this function");
    }

    static LambdaException throttled(ThrottleReason reason) {
        return made(
                TooManyRequestsException.builder().type(USER).reason(reason),
                429,
                "TooManyRequestsException",
                "Rate Exceeded.");
    }

    static LambdaException recursive() {
        return made(
                RecursiveInvocationException.builder().type(USER),
                400,
                "RecursiveInvocationException",
                "Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services"
                        + " resources and stopped your function's invocation.");
    }

    /** A constraint of the model that an operation has to check itself. */
    static AwsServiceException validation(String value, String member, String constraint) {
        return AwsErrors.validation("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    /** Refuses a change that was made with another state in mind. */
    static void checkRevision(@Nullable String expected, @Nullable String current) {
        if (expected != null && !expected.equals(current)) {
            throw revisionMismatch();
        }
    }

    private static LambdaException made(LambdaException.Builder builder, int status, String code, String message) {
        builder.awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build());
        builder.message(message).statusCode(status).writableStackTrace(false);
        return (LambdaException) builder.build();
    }
}
