package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.ErrorStyle;
import dev.kiln.emulator.internal.aws.ServiceApi;

/** What AWS's model says of Lambda's wire and the SDK's classes do not carry. */
final class LambdaModel {
    private static final String[] MESSAGE_IN_SMALL_LETTERS = {
        "AliasLimitExceededException",
        "CapacityProviderLimitExceededException",
        "CodeArtifactUserDeletedException",
        "CodeArtifactUserFailedException",
        "CodeArtifactUserPendingException",
        "CodeStorageExceededException",
        "FunctionVersionsPerCapacityProviderLimitExceededException",
        "InvalidParameterValueException",
        "InvalidRequestContentException",
        "ModeNotSupportedException",
        "PolicyLengthExceededException",
        "PreconditionFailedException",
        "ProvisionedConcurrencyConfigNotFoundException",
        "RequestEntityTooLargeException",
        "RequestTooLargeException",
        "ResourceConflictException",
        "ResourceNotReadyException",
        "SerializationException",
        "SerializedRequestEntityTooLargeException",
        "TooManyRequestsException",
        "UnsupportedMediaTypeException",
        "ValidationException"
    };

    private static final ErrorStyle ERRORS = ErrorStyle.PLAIN
            .namingFault()
            .messageName("Message")
            .messageName("message", MESSAGE_IN_SMALL_LETTERS)
            .code("Ec2AccessDeniedException", "EC2AccessDeniedException")
            .code("Ec2ThrottledException", "EC2ThrottledException")
            .code("Ec2UnexpectedException", "EC2UnexpectedException")
            .code("EfsMountConnectivityException", "EFSMountConnectivityException")
            .code("EfsMountFailureException", "EFSMountFailureException")
            .code("EfsMountTimeoutException", "EFSMountTimeoutException")
            .code("EfsioException", "EFSIOException")
            .code("EniLimitReachedException", "ENILimitReachedException")
            .code("EniNotReadyException", "ENINotReadyException")
            .code("InvalidSecurityGroupIdException", "InvalidSecurityGroupIDException")
            .code("InvalidSubnetIdException", "InvalidSubnetIDException")
            .code("KmsAccessDeniedException", "KMSAccessDeniedException")
            .code("KmsDisabledException", "KMSDisabledException")
            .code("KmsInvalidStateException", "KMSInvalidStateException")
            .code("KmsNotFoundException", "KMSNotFoundException")
            .code("SubnetIpAddressLimitReachedException", "SubnetIPAddressLimitReachedException");

    private LambdaModel() {}

    /** Adds routes, constraints, and how errors look. */
    static ServiceApi.Builder describe(ServiceApi.Builder lambda) {
        // by name: not every version of the SDK has every class
        return lambda.routes(LambdaRoutes.TABLE)
                .constraints(LambdaConstraints.CONSTRAINTS)
                .errorStyle(ERRORS)
                .status(402, "ServiceQuotaExceededException")
                .status(403, "EfsMountFailureException", "S3FilesMountFailureException")
                .status(
                        404,
                        "CodeSigningConfigNotFoundException",
                        "ProvisionedConcurrencyConfigNotFoundException",
                        "ResourceNotFoundException")
                .status(408, "EfsMountConnectivityException", "EfsMountTimeoutException", "SnapStartTimeoutException")
                .status(
                        409,
                        "CodeArtifactUserDeletedException",
                        "CodeArtifactUserFailedException",
                        "CodeArtifactUserPendingException",
                        "DurableExecutionAlreadyStartedException",
                        "ResourceConflictException",
                        "SnapStartNotReadyException",
                        "SnapStartRegenerationFailureException")
                .status(410, "EfsioException")
                .status(412, "PreconditionFailedException")
                .status(413, "RequestTooLargeException", "SerializedRequestEntityTooLargeException")
                .status(415, "UnsupportedMediaTypeException")
                .status(429, "TooManyRequestsException")
                .status(500, "ServiceException")
                .status(
                        502,
                        "Ec2AccessDeniedException",
                        "Ec2ThrottledException",
                        "Ec2UnexpectedException",
                        "EniLimitReachedException",
                        "EniNotReadyException",
                        "InvalidRuntimeException",
                        "InvalidSecurityGroupIdException",
                        "InvalidSubnetIdException",
                        "InvalidZipFileException",
                        "KmsAccessDeniedException",
                        "KmsDisabledException",
                        "KmsInvalidStateException",
                        "KmsNotFoundException",
                        "ResourceNotReadyException",
                        "SubnetIpAddressLimitReachedException");
    }
}
