package dev.kiln.emulator.internal.lambda;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

/** Publishes versions: unchanging copies of {@code $LATEST}. */
final class Versions {
    private final Functions functions;
    private final Configurations configurations;

    Versions(Functions functions, Configurations configurations) {
        this.functions = functions;
        this.configurations = configurations;
    }

    /** Publishes {@code $LATEST}, or answers the last version where nothing changed since. */
    VersionRecord publish(FunctionName name, @Nullable String description) {
        return functions.change(() -> {
            FunctionRecord function = functions.require(name);
            VersionRecord latest = functions.version(name.unqualified());
            VersionRecord last = functions.numbered(name, Integer.toString(function.lastVersion()));
            if (last != null && last.build().equals(latest.build())) {
                return last;
            }
            int number = function.lastVersion() + 1;
            FunctionConfiguration published =
                    configurations.published(latest.configuration(), number, emptyToNull(description));
            VersionRecord made = latest.described(published);
            functions.put(name, made);
            functions.put(function.withLastVersion(number));
            return made;
        });
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
