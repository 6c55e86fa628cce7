package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/**
 * Publishes {@code $LATEST} as a new version, unless nothing changed since the last one.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html">AWS: PublishVersion</a>
 */
final class PublishVersion implements Operation.Direct<PublishVersionRequest, PublishVersionResponse> {
    private final Functions functions;
    private final Versions versions;

    PublishVersion(Functions functions, Versions versions) {
        this.functions = functions;
        this.versions = versions;
    }

    @Override
    public PublishVersionResponse run(PublishVersionRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        FunctionConfiguration latest = functions.version(name.unqualified()).configuration();
        LambdaErrors.checkRevision(request.revisionId(), latest.revisionId());
        String expected = request.codeSha256();
        if (expected != null && !expected.isEmpty() && !expected.equals(latest.codeSha256())) {
            throw LambdaErrors.invalid("CodeSHA256 (" + expected + ") is different from current CodeSHA256 in $LATEST ("
                    + latest.codeSha256() + "). Please try again with the CodeSHA256 in $LATEST.");
        }
        VersionRecord published = versions.publish(name, request.description());
        return Members.copy(
                        Progress.creating(Functions.named(name.qualified(published.version()), published)),
                        PublishVersionResponse.builder())
                .build();
    }
}
