package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ImageConfig;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.RuntimeVersionConfig;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;
import software.amazon.awssdk.services.lambda.model.TracingConfigResponse;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Makes a function's configuration from what a request gives and what AWS fills in. */
final class Configurations {
    private static final DateTimeFormatter LAST_MODIFIED = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;
    private static final int DEFAULT_MEMORY_MEGABYTES = 128;
    private static final int DEFAULT_STORAGE_MEGABYTES = 512;

    private final Time time;
    private final Layers layers;

    Configurations(Time time, Layers layers) {
        this.time = time;
        this.layers = layers;
    }

    /** The configuration of a new function's {@code $LATEST}. */
    FunctionConfiguration created(CreateFunctionRequest request, FunctionName name) {
        Settings.check(request);
        FunctionConfiguration.Builder made = Members.copy(request, FunctionConfiguration.builder());
        made.layers(layers(request.layers()));
        withImage(made, request.imageConfig());
        return touched(defaulted(made, name)
                .functionName(name.name())
                .functionArn(name.functionArn())
                .version(FunctionName.LATEST)
                .build());
    }

    /** Fills in what was not given. */
    static FunctionConfiguration.Builder defaulted(FunctionConfiguration.Builder made, FunctionName name) {
        FunctionConfiguration given = made.build();
        LoggingConfig logging =
                given.loggingConfig() == null ? LoggingConfig.builder().build() : given.loggingConfig();
        made.description(given.description() == null ? "" : given.description())
                .timeout(given.timeout() == null ? DEFAULT_TIMEOUT_SECONDS : given.timeout())
                .memorySize(given.memorySize() == null ? DEFAULT_MEMORY_MEGABYTES : given.memorySize())
                .packageType(given.packageType() == null ? PackageType.ZIP : given.packageType())
                .loggingConfig(logging.toBuilder()
                        .logFormat(logging.logFormat() == null ? LogFormat.TEXT : logging.logFormat())
                        .logGroup(logging.logGroup() == null ? "/aws/lambda/" + name.name() : logging.logGroup())
                        .build())
                .snapStart(snapStart(given.snapStart(), SnapStartOptimizationStatus.OFF));
        if (!given.hasArchitectures()) {
            made.architectures(Architecture.X86_64);
        }
        if (given.ephemeralStorage() == null) {
            made.ephemeralStorage(
                    EphemeralStorage.builder().size(DEFAULT_STORAGE_MEGABYTES).build());
        }
        if (given.tracingConfig() == null) {
            made.tracingConfig(TracingConfigResponse.builder()
                    .mode(TracingMode.PASS_THROUGH)
                    .build());
        }
        return made.runtimeVersionConfig(runtimeVersion(name.region(), given.runtimeAsString()));
    }

    /** The configuration with what an update gives in its place. */
    FunctionConfiguration updated(FunctionConfiguration current, UpdateFunctionConfigurationRequest request) {
        Settings.check(request);
        FunctionConfiguration.Builder made = Members.copy(request, current.toBuilder())
                // these are in the request for other reasons
                .functionName(current.functionName())
                .revisionId(current.revisionId());
        if (request.loggingConfig() != null && current.loggingConfig() != null) {
            made.loggingConfig(Members.copy(request.loggingConfig(), current.loggingConfig().toBuilder())
                    .build());
        }
        DeadLetterConfig deadLetters = request.deadLetterConfig();
        if (deadLetters != null && deadLetters.targetArn() == null) {
            made.deadLetterConfig(current.deadLetterConfig()); // as on AWS, only an empty ARN takes it away
        } else if (deadLetters != null && deadLetters.targetArn().isEmpty()) {
            made.deadLetterConfig((DeadLetterConfig) null);
        }
        if (request.snapStart() != null) {
            made.snapStart(snapStart(made.build().snapStart(), SnapStartOptimizationStatus.OFF));
        }
        if (request.hasLayers()) {
            made.layers(layers(request.layers()));
        }
        if (request.runtimeAsString() != null) {
            String region = current.functionArn().split(":", -1)[3];
            made.runtimeVersionConfig(runtimeVersion(region, request.runtimeAsString()));
        }
        withImage(made, request.imageConfig());
        return touched(made.build());
    }

    /** The configuration of a version that is published from {@code $LATEST}. */
    FunctionConfiguration published(FunctionConfiguration latest, int number, @Nullable String description) {
        FunctionConfiguration.Builder made = latest.toBuilder()
                .version(Integer.toString(number))
                .revisionId(UUID.randomUUID().toString());
        if (description != null) {
            made.description(description);
        }
        SnapStartResponse snapStart = latest.snapStart();
        if (snapStart != null && snapStart.applyOn() == SnapStartApplyOn.PUBLISHED_VERSIONS) {
            made.snapStart(snapStart(snapStart, SnapStartOptimizationStatus.ON));
        }
        return made.build();
    }

    /** The configuration as changed now. */
    FunctionConfiguration touched(FunctionConfiguration changed) {
        return changed.toBuilder()
                .lastModified(LAST_MODIFIED.format(time.now()))
                .revisionId(UUID.randomUUID().toString())
                .build();
    }

    private @Nullable List<Layer> layers(@Nullable List<String> arns) {
        return arns == null || arns.isEmpty() ? null : layers.attach(arns);
    }

    private static void withImage(FunctionConfiguration.Builder made, @Nullable ImageConfig image) {
        if (image != null) {
            made.imageConfigResponse(response -> response.imageConfig(image));
        }
    }

    private static SnapStartResponse snapStart(
            @Nullable SnapStartResponse given, SnapStartOptimizationStatus optimization) {
        SnapStartApplyOn applyOn = given == null || given.applyOn() == null ? SnapStartApplyOn.NONE : given.applyOn();
        return SnapStartResponse.builder()
                .applyOn(applyOn)
                .optimizationStatus(optimization)
                .build();
    }

    private static @Nullable RuntimeVersionConfig runtimeVersion(String region, @Nullable String runtime) {
        if (runtime == null) {
            return null;
        }
        String hash = CodeArchive.sha256Hex(runtime);
        return RuntimeVersionConfig.builder()
                .runtimeVersionArn(FunctionName.arn(region, "", "runtime:" + hash))
                .build();
    }
}
