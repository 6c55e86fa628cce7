package dev.kiln.emulator.internal.aws;

import software.amazon.awssdk.core.SdkPojo;

/**
 * Member constraints of a service's model (required, length, range, pattern, enum), checked before an operation sees its
 * request.
 */
public interface Constraints {
    Constraints NONE = request -> {};

    /**
     * Checks a request.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException with AWS's wording, listing every violation
     */
    void check(SdkPojo request);
}
