package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.LaunchMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that an execution environment needs to know of the function version it runs. Two specs with the same {@code
 * revision} may share environments.
 *
 * @param functionArn of the version, unqualified for {@code $LATEST}: {@code arn:aws:lambda:us-east-1:000000000000:function:hello}
 * @param version {@code $LATEST} or a number
 * @param revision changes with each change of code or configuration of this version
 * @param runtime AWS's identifier, for example {@code java21}, {@code provided.al2023}, {@code nodejs22.x}
 * @param code the unpacked task root, or this JVM's class path
 * @param layers unpacked layers, in order
 * @param variables the function's own environment variables
 * @param initializationType {@code on-demand}, {@code provisioned-concurrency} or {@code snap-start}
 * @param jsonLogs LoggingConfig's LogFormat JSON
 * @param sharedPackages packages that an in-process environment takes from the test's class loader
 */
public record FunctionSpec(
        String functionArn,
        String functionName,
        String version,
        String revision,
        String account,
        String region,
        String runtime,
        String handler,
        Code code,
        List<Path> layers,
        Map<String, String> variables,
        int memoryMegabytes,
        int ephemeralStorageMegabytes,
        Duration timeout,
        String initializationType,
        String logGroup,
        boolean jsonLogs,
        LaunchMode mode,
        Set<String> sharedPackages) {
    public FunctionSpec {
        layers = List.copyOf(layers);
        variables = Map.copyOf(variables);
        sharedPackages = Set.copyOf(sharedPackages);
    }

    /** The directory that stands for {@code /var/task}: the unpacked code, or the first directory of the class path. */
    public Path taskRoot() {
        if (code instanceof Code.Directory directory) {
            return directory.root();
        }
        List<Path> entries = ((Code.ClassPath) code).entries();
        return entries.stream()
                .filter(java.nio.file.Files::isDirectory)
                .findFirst()
                .orElseGet(() -> Path.of("").toAbsolutePath());
    }

    public FunctionSpec withInitializationType(String type) {
        return new FunctionSpec(
                functionArn,
                functionName,
                version,
                revision,
                account,
                region,
                runtime,
                handler,
                code,
                layers,
                variables,
                memoryMegabytes,
                ephemeralStorageMegabytes,
                timeout,
                type,
                logGroup,
                jsonLogs,
                mode,
                sharedPackages);
    }

    /** Where a function's code is. */
    public sealed interface Code {
        /** An unpacked zip or jar, or a directory of classes with {@code lib/*.jar} beside them: the task root. */
        record Directory(Path root) implements Code {}

        /** Class path entries, for a function whose classes are on the class path of the test. */
        record ClassPath(List<Path> entries) implements Code {
            public ClassPath {
                entries = List.copyOf(entries);
            }
        }
    }
}
