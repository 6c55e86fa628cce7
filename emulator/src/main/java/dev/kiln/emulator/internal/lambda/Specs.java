package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.FunctionSpec.Code;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;

/** Tells execution environments what a version needs. Specs are kept while the version stays as it is. */
final class Specs {
    /** The tag that decides where a function created over the API runs: {@code in-process}, {@code process}, {@code attached}. */
    static final String MODE_TAG = "kiln:mode";

    private static final int MAX_KEPT = 10_000;

    private final CodeArchive archive;
    private final Map<String, FunctionSpec> kept = new ConcurrentHashMap<>();

    Specs(CodeArchive archive) {
        this.archive = archive;
    }

    /** The spec for environments on demand. */
    FunctionSpec of(FunctionRecord function, VersionRecord version) {
        String arn = functionArn(function.functionName(), version.version());
        FunctionSpec spec = kept.get(arn);
        if (spec != null && spec.revision().equals(revision(version, mode(function, version)))) {
            return spec;
        }
        FunctionSpec made = make(function, version, initializationType(version.configuration()));
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        kept.put(arn, made);
        return made;
    }

    /** The spec for environments that are started ahead. */
    FunctionSpec provisioned(FunctionRecord function, VersionRecord version) {
        return make(function, version, "provisioned-concurrency");
    }

    /** Unqualified for {@code $LATEST}. */
    static String functionArn(FunctionName name, String version) {
        return name.functionArn() + (version.equals(FunctionName.LATEST) ? "" : ":" + version);
    }

    private FunctionSpec make(FunctionRecord function, VersionRecord version, String initializationType) {
        FunctionConfiguration configuration = version.configuration();
        EnvironmentResponse environment = configuration.environment();
        LaunchMode mode = mode(function, version);
        return new FunctionSpec(
                functionArn(function.functionName(), version.version()),
                function.name(),
                version.version(),
                revision(version, mode),
                function.account(),
                function.region(),
                configuration.runtimeAsString(),
                configuration.handler(),
                code(version.code()),
                version.layers().stream().map(this::directory).toList(),
                environment == null || !environment.hasVariables() ? Map.of() : environment.variables(),
                configuration.memorySize(),
                configuration.ephemeralStorage().size(),
                Duration.ofSeconds(configuration.timeout()),
                initializationType,
                configuration.loggingConfig().logGroup(),
                configuration.loggingConfig().logFormat() == LogFormat.JSON,
                mode,
                Set.copyOf(version.sharedPackages()));
    }

    private Code code(CodeSource source) {
        return source.classPath().isEmpty()
                ? new Code.Directory(directory(source))
                : new Code.ClassPath(source.classPath().stream().map(Path::of).toList());
    }

    private Path directory(CodeSource source) {
        return source.archive() != null
                ? archive.directory(source.archive())
                : Path.of(Objects.requireNonNull(source.directory(), "code has a place"));
    }

    private static String revision(VersionRecord version, LaunchMode mode) {
        return version.build() + "/" + mode;
    }

    private static LaunchMode mode(FunctionRecord function, VersionRecord version) {
        LaunchMode fixed = version.mode();
        if (fixed != null) {
            return fixed;
        }
        return switch (function.tags().getOrDefault(MODE_TAG, "").toLowerCase(Locale.ROOT)) {
            case "in-process" -> LaunchMode.IN_PROCESS;
            case "attached" -> LaunchMode.ATTACHED;
            default -> LaunchMode.PROCESS;
        };
    }

    private static String initializationType(FunctionConfiguration configuration) {
        SnapStartResponse snapStart = configuration.snapStart();
        boolean restored = snapStart != null && snapStart.optimizationStatus() == SnapStartOptimizationStatus.ON;
        return restored ? "snap-start" : "on-demand";
    }
}
