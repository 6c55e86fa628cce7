package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.LaunchMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Functions for tests. */
final class Functions {
    private Functions() {}

    static FunctionSpec function(String runtime, String handler, FunctionSpec.Code code) {
        return new FunctionSpec(
                "arn:aws:lambda:us-east-1:000000000000:function:probe",
                "probe",
                "$LATEST",
                "revision-1",
                "000000000000",
                "us-east-1",
                runtime,
                handler,
                code,
                List.of(),
                Map.of(),
                256,
                512,
                Duration.ofSeconds(20),
                "on-demand",
                "/aws/lambda/probe",
                false,
                LaunchMode.PROCESS,
                Set.of());
    }

    static FunctionSpec java(Class<?> handler) {
        return function("java17", handler.getName(), testClassPath());
    }

    static FunctionSpec.Code testClassPath() {
        return new FunctionSpec.Code.ClassPath(
                List.of(System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)).stream()
                        .map(Path::of)
                        .toList());
    }

    static FunctionSpec custom(Path taskRoot) {
        return function("provided.al2023", "handler", new FunctionSpec.Code.Directory(taskRoot));
    }

    /** Copies a function with changes: only what tests change. */
    static FunctionSpec with(FunctionSpec from, Change change) {
        Changes changes = new Changes(from);
        change.on(changes);
        return new FunctionSpec(
                from.functionArn(),
                from.functionName(),
                from.version(),
                changes.revision,
                from.account(),
                from.region(),
                from.runtime(),
                from.handler(),
                from.code(),
                changes.layers,
                changes.variables,
                changes.memory,
                from.ephemeralStorageMegabytes(),
                changes.timeout,
                changes.initializationType,
                from.logGroup(),
                changes.jsonLogs,
                changes.mode,
                from.sharedPackages());
    }

    @FunctionalInterface
    interface Change {
        void on(Changes changes);
    }

    static final class Changes {
        String revision;
        List<Path> layers;
        Map<String, String> variables;
        int memory;
        Duration timeout;
        String initializationType;
        boolean jsonLogs;
        LaunchMode mode;

        private Changes(FunctionSpec from) {
            revision = from.revision();
            layers = from.layers();
            variables = new HashMap<>(from.variables());
            memory = from.memoryMegabytes();
            timeout = from.timeout();
            initializationType = from.initializationType();
            jsonLogs = from.jsonLogs();
            mode = from.mode();
        }
    }
}
