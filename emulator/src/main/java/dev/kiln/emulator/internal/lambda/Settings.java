package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.aws.Limits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Checks of a function's settings that are no constraints of the model. */
final class Settings {
    /** Runtimes that came after the SDK in use, or that it names differently. */
    private static final List<String> NEWER_RUNTIMES = List.of(
            "java25",
            "java17.al2023",
            "java11.al2023",
            "java8.al2023",
            "nodejs26.x",
            "nodejs24.x",
            "python3.15",
            "python3.14",
            "ruby4.0",
            "dotnet10");

    private static final Set<String> RETIRED_RUNTIMES = Set.of(
            "nodejs",
            "nodejs4.3",
            "nodejs4.3-edge",
            "nodejs6.10",
            "nodejs8.10",
            "nodejs10.x",
            "nodejs12.x",
            "nodejs14.x",
            "java8",
            "python2.7",
            "python3.6",
            "python3.7",
            "dotnetcore1.0",
            "dotnetcore2.0",
            "dotnetcore2.1",
            "dotnetcore3.1",
            "dotnet5.0",
            "go1.x",
            "ruby2.5",
            "ruby2.7",
            "provided");

    private static final Set<String> RESERVED_VARIABLES = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_DEFAULT_REGION",
            "AWS_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "AWS_LAMBDA_RUNTIME_API",
            "LAMBDA_TASK_ROOT",
            "LAMBDA_RUNTIME_DIR");

    private Settings() {}

    static void check(CreateFunctionRequest request) {
        boolean image = request.packageType() == PackageType.IMAGE
                || (request.code() != null && request.code().imageUri() != null);
        if (image) {
            throw imagesNotSupported();
        }
        if (request.runtimeAsString() == null || request.handler() == null) {
            throw LambdaErrors.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        checkRuntime(request.runtimeAsString());
        checkVariables(request.environment());
    }

    static void check(UpdateFunctionConfigurationRequest request) {
        if (request.runtimeAsString() != null) {
            checkRuntime(request.runtimeAsString());
        }
        checkVariables(request.environment());
    }

    static RuntimeException imagesNotSupported() {
        return AwsErrors.error(
                501,
                "NotImplemented",
                "Kiln runs code from zip and jar archives, directories and class paths; it does not run container images.");
    }

    private static void checkRuntime(String runtime) {
        if (RETIRED_RUNTIMES.contains(runtime)) {
            throw LambdaErrors.invalid("The runtime parameter of " + runtime
                    + " is no longer supported for creating or updating AWS Lambda functions. We recommend you use a"
                    + " supported runtime while creating or updating functions.");
        }
        Set<String> known = new TreeSet<>(NEWER_RUNTIMES);
        Runtime.knownValues().forEach(value -> known.add(value.toString()));
        known.removeAll(RETIRED_RUNTIMES);
        if (!known.contains(runtime)) {
            throw LambdaErrors.invalid("Value " + runtime
                    + " at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: ["
                    + String.join(", ", known) + "] or be a valid ARN");
        }
    }

    private static void checkVariables(@Nullable Environment environment) {
        if (environment == null || !environment.hasVariables()) {
            return;
        }
        Map<String, String> variables = environment.variables();
        String reserved = variables.keySet().stream()
                .filter(RESERVED_VARIABLES::contains)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!reserved.isEmpty()) {
            throw LambdaErrors.invalid(
                    "Lambda was unable to configure your environment variables because the environment"
                            + " variables you have provided contains reserved keys that are currently not supported for"
                            + " modification. Reserved keys used in this request: " + reserved);
        }
        String measured = JsonText.object(variables);
        if (measured.getBytes(StandardCharsets.UTF_8).length > Limits.ENVIRONMENT_BYTES) {
            throw LambdaErrors.invalid(
                    "Lambda was unable to configure your environment variables because the environment"
                            + " variables you have provided exceeded the 4KB limit. String measured: " + measured);
        }
    }
}
