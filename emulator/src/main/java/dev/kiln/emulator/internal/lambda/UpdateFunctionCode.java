package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/**
 * Replaces the code of {@code $LATEST}; the next invocation runs it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html">AWS: UpdateFunctionCode</a>
 */
final class UpdateFunctionCode implements Operation.Direct<UpdateFunctionCodeRequest, UpdateFunctionCodeResponse> {
    private final Functions functions;
    private final Configurations configurations;
    private final Versions versions;
    private final Uploads uploads;

    UpdateFunctionCode(Functions functions, Configurations configurations, Versions versions, Uploads uploads) {
        this.functions = functions;
        this.configurations = configurations;
        this.versions = versions;
        this.uploads = uploads;
    }

    @Override
    public UpdateFunctionCodeResponse run(UpdateFunctionCodeRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        functions.require(name);
        CodeArchive.Stored code = uploads.take(request.zipFile(), request.s3Bucket(), request.imageUri());
        if (Boolean.TRUE.equals(request.dryRun())) {
            VersionRecord latest = functions.version(name.unqualified());
            return answer(withCode(latest.configuration(), code, request));
        }
        VersionRecord updated = functions.updateLatest(
                name,
                request.revisionId(),
                latest -> latest.withCode(
                        configurations.touched(withCode(latest.configuration(), code, request)),
                        CodeSource.archive(code.archive())));
        if (Boolean.TRUE.equals(request.publish())) {
            VersionRecord published = versions.publish(name, null);
            return answer(Progress.updating(Functions.named(name.qualified(published.version()), published)));
        }
        return answer(Progress.updating(updated.configuration()));
    }

    private static FunctionConfiguration withCode(
            FunctionConfiguration current, CodeArchive.Stored code, UpdateFunctionCodeRequest request) {
        FunctionConfiguration.Builder changed =
                current.toBuilder().codeSha256(code.codeSha256()).codeSize(code.codeSize());
        if (request.hasArchitectures()) {
            changed.architectures(request.architectures());
        }
        return changed.build();
    }

    private static UpdateFunctionCodeResponse answer(FunctionConfiguration configuration) {
        return Members.copy(configuration, UpdateFunctionCodeResponse.builder()).build();
    }
}
