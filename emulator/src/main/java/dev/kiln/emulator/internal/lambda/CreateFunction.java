package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionCode;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * Creates a function. The answer says Pending as AWS's does; the next call finds it active.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html">AWS: CreateFunction</a>
 */
final class CreateFunction implements Operation.Direct<CreateFunctionRequest, CreateFunctionResponse> {
    private static final int MAX_NAME_LENGTH = 64;

    private final Functions functions;
    private final Configurations configurations;
    private final Versions versions;
    private final Uploads uploads;
    private final Layers layers;

    CreateFunction(
            Functions functions, Configurations configurations, Versions versions, Uploads uploads, Layers layers) {
        this.functions = functions;
        this.configurations = configurations;
        this.versions = versions;
        this.uploads = uploads;
        this.layers = layers;
    }

    @Override
    public CreateFunctionResponse run(CreateFunctionRequest request, CallContext call) {
        FunctionName name = FunctionName.of(request.functionName(), call);
        if (name.name().length() > MAX_NAME_LENGTH) {
            throw LambdaErrors.invalid("1 validation error detected: Value '" + request.functionName()
                    + "' at 'functionName' failed to satisfy constraint: Member must have length less than or equal to "
                    + MAX_NAME_LENGTH);
        }
        FunctionConfiguration settings = configurations.created(request, name.unqualified());
        requireNew(name);
        FunctionCode given = request.code() == null ? FunctionCode.builder().build() : request.code();
        CodeArchive.Stored code = uploads.take(given.zipFile(), given.s3Bucket(), given.imageUri());
        FunctionConfiguration configuration = Progress.done(settings.toBuilder()
                .codeSha256(code.codeSha256())
                .codeSize(code.codeSize())
                .build());
        functions.change(() -> {
            requireNew(name);
            functions.put(new FunctionRecord(name.account(), name.region(), name.name(), 0, request.tags()));
            functions.put(
                    name,
                    VersionRecord.of(
                            configuration, CodeSource.archive(code.archive()), layers.content(configuration.layers())));
            return null;
        });
        FunctionConfiguration answered = configuration;
        if (Boolean.TRUE.equals(request.publish())) {
            VersionRecord published = versions.publish(name, null);
            answered = Functions.named(name.qualified(published.version()), published);
        }
        return Members.copy(Progress.creating(answered), CreateFunctionResponse.builder())
                .build();
    }

    private void requireNew(FunctionName name) {
        if (functions.exists(name)) {
            throw LambdaErrors.conflict("Function already exist: " + name.name());
        }
    }
}
