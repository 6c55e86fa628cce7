package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.LaunchMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/**
 * One version of a function, {@code $LATEST} included.
 *
 * @param configuration as GetFunctionConfiguration answers it, with the unqualified ARN
 * @param layers its layers' content, in order; it stays when a layer is deleted
 * @param build changes with code and configuration, but not with policies as the RevisionId does: environments of the
 *     same build are alike
 * @param mode null for functions that were created over the API: their tag decides
 * @param sharedPackages what an in-process environment takes from the test's class loader
 */
record VersionRecord(
        FunctionConfiguration configuration,
        CodeSource code,
        List<CodeSource> layers,
        String build,
        @Nullable LaunchMode mode,
        List<String> sharedPackages) {
    VersionRecord {
        layers = List.copyOf(layers);
        sharedPackages = List.copyOf(sharedPackages);
    }

    static VersionRecord of(FunctionConfiguration configuration, CodeSource code, List<CodeSource> layers) {
        return new VersionRecord(configuration, code, layers, newBuild(), null, List.of());
    }

    String version() {
        return configuration.version();
    }

    VersionRecord withCode(FunctionConfiguration changed, CodeSource newCode) {
        return new VersionRecord(changed, newCode, layers, newBuild(), mode, sharedPackages);
    }

    VersionRecord withSettings(FunctionConfiguration changed, List<CodeSource> newLayers) {
        return new VersionRecord(changed, code, newLayers, newBuild(), mode, sharedPackages);
    }

    /** The same version with a change that environments need not know of. */
    VersionRecord described(FunctionConfiguration changed) {
        return new VersionRecord(changed, code, layers, build, mode, sharedPackages);
    }

    private static String newBuild() {
        return UUID.randomUUID().toString();
    }
}
