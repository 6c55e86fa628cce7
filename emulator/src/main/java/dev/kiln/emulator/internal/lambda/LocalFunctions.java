package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.internal.environment.FunctionSpec.Code;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;

/** Functions whose code is on this machine already: nothing is zipped, uploaded or copied. */
public final class LocalFunctions {
    private final Functions functions;
    private final Configurations configurations;
    private final CodeArchive archive;

    LocalFunctions(Functions functions, Configurations configurations, CodeArchive archive) {
        this.functions = functions;
        this.configurations = configurations;
        this.archive = archive;
    }

    /**
     * A function to deploy.
     *
     * @param layers unpacked, in order
     * @param snapStart whether {@code $LATEST} itself runs SnapStart's hooks, which on AWS only published versions do
     * @param sharedPackages what an in-process environment takes from the class loader of the test
     */
    public record LocalFunction(
            String account,
            String region,
            String name,
            String runtime,
            String handler,
            Code code,
            List<Path> layers,
            LaunchMode mode,
            Set<String> sharedPackages,
            Map<String, String> variables,
            int memoryMegabytes,
            int ephemeralStorageMegabytes,
            Duration timeout,
            boolean snapStart) {
        public LocalFunction {
            layers = List.copyOf(layers);
            sharedPackages = Set.copyOf(sharedPackages);
            variables = Map.copyOf(variables);
        }
    }

    /** Creates the function, or replaces its {@code $LATEST}; returns its configuration. */
    public FunctionConfiguration deploy(LocalFunction local) {
        FunctionName name = new FunctionName(local.account(), local.region(), local.name(), null);
        VersionRecord version = new VersionRecord(
                configuration(local, name),
                source(local.code()),
                local.layers().stream().map(LocalFunctions::source).toList(),
                UUID.randomUUID().toString(),
                local.mode(),
                List.copyOf(local.sharedPackages()));
        boolean created = functions.change(() -> {
            boolean isNew = !functions.exists(name);
            if (isNew) {
                functions.put(new FunctionRecord(name.account(), name.region(), name.name(), 0, Map.of()));
            }
            functions.put(name, version);
            return isNew;
        });
        if (!created) {
            functions.retire(name, version);
        }
        return version.configuration();
    }

    private FunctionConfiguration configuration(LocalFunction local, FunctionName name) {
        FunctionConfiguration.Builder given = FunctionConfiguration.builder()
                .functionName(local.name())
                .functionArn(name.functionArn())
                .version(FunctionName.LATEST)
                .runtime(local.runtime())
                .handler(local.handler())
                .role("arn:aws:iam::" + local.account() + ":role/kiln")
                .timeout((int) Math.max(1, local.timeout().toSeconds()))
                .memorySize(local.memoryMegabytes())
                .ephemeralStorage(EphemeralStorage.builder()
                        .size(local.ephemeralStorageMegabytes())
                        .build())
                .codeSize(0L)
                .codeSha256(CodeArchive.sha256Base64(local.code().toString()));
        if (!local.variables().isEmpty()) {
            given.environment(
                    EnvironmentResponse.builder().variables(local.variables()).build());
        }
        FunctionConfiguration.Builder complete = Configurations.defaulted(given, name);
        if (local.snapStart()) {
            complete.snapStart(snapStart -> snapStart
                    .applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)
                    .optimizationStatus(SnapStartOptimizationStatus.ON));
        }
        return Progress.done(configurations.touched(complete.build()));
    }

    /** Code at a path: a directory of classes as it is, a zip or jar unpacked; without a path, this JVM's class path. */
    public Code code(Optional<Path> at) {
        if (at.isEmpty()) {
            String[] entries = System.getProperty("java.class.path", "").split(File.pathSeparator, -1);
            return new Code.ClassPath(Arrays.stream(entries)
                    .filter(entry -> !entry.isEmpty())
                    .map(Path::of)
                    .toList());
        }
        Path path = at.get();
        if (Files.isDirectory(path)) {
            return new Code.Directory(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("there is no code at " + path.toAbsolutePath()
                    + ": give a zip, a jar or a directory of classes, and build it first");
        }
        return new Code.Directory(archive.directory(archive.store(path).archive()));
    }

    private static CodeSource source(Code code) {
        if (code instanceof Code.Directory directory) {
            return source(directory.root());
        }
        return CodeSource.classPath(((Code.ClassPath) code)
                .entries().stream()
                        .map(Path::toAbsolutePath)
                        .map(Path::toString)
                        .toList());
    }

    private static CodeSource source(Path directory) {
        return CodeSource.directory(directory.toAbsolutePath().toString());
    }
}
