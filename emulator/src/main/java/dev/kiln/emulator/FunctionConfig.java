package dev.kiln.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to deploy: a handler, where its code is, and AWS's settings of a function.
 *
 * <pre>{@code
 * LambdaFunction hello = emulator.deploy(FunctionConfig.of("hello", HelloHandler.class));
 * LambdaFunction zip = emulator.deploy(FunctionConfig.builder("report")
 *         .handler("com.example.Report::handleRequest")
 *         .code(Path.of("target/report.jar"))
 *         .mode(LaunchMode.PROCESS)
 *         .timeout(Duration.ofSeconds(30))
 *         .build());
 * }</pre>
 */
public final class FunctionConfig {
    private final Builder settings;

    private FunctionConfig(Builder settings) {
        this.settings = settings;
    }

    /** A function whose handler class is on this JVM's class path, run in this JVM. */
    public static FunctionConfig of(String name, Class<?> handler) {
        return builder(name).handler(handler.getName()).build();
    }

    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Returns AWS's newest Java runtime that is not newer than this JVM, for example {@code java21}. */
    public static String javaRuntime() {
        int feature = Runtime.version().feature();
        return feature >= 25 ? "java25" : feature >= 21 ? "java21" : "java17";
    }

    public String name() {
        return settings.name;
    }

    public String handler() {
        return settings.handler;
    }

    public String runtime() {
        return settings.runtime;
    }

    /** Where the code is; empty for this JVM's class path. */
    public Optional<Path> code() {
        return Optional.ofNullable(settings.code);
    }

    public List<Path> layers() {
        return settings.layers;
    }

    public Map<String, String> environment() {
        return settings.environment;
    }

    public int memoryMegabytes() {
        return settings.memoryMegabytes;
    }

    public Duration timeout() {
        return settings.timeout;
    }

    public LaunchMode mode() {
        return settings.mode;
    }

    public boolean streaming() {
        return settings.streaming;
    }

    public boolean snapStart() {
        return settings.snapStart;
    }

    public Set<String> sharedPackages() {
        return settings.sharedPackages;
    }

    /** Collects settings; the handler is required. */
    public static final class Builder {
        private final String name;
        private String handler = "";
        private String runtime = javaRuntime();
        private @Nullable Path code;
        private List<Path> layers = List.of();
        private Map<String, String> environment = new LinkedHashMap<>();
        private int memoryMegabytes = 512;
        private Duration timeout = Duration.ofSeconds(30);
        private LaunchMode mode = LaunchMode.IN_PROCESS;
        private boolean streaming;
        private boolean snapStart;
        private Set<String> sharedPackages = new LinkedHashSet<>();

        private Builder(String name) {
            this.name = name;
        }

        /** AWS's handler text: {@code com.example.Hello}, {@code com.example.Hello::handle}, {@code index.handler}. */
        public Builder handler(String text) {
            handler = text;
            return this;
        }

        /** AWS's runtime identifier; the Java version of this JVM unless set. */
        public Builder runtime(String identifier) {
            runtime = identifier;
            return this;
        }

        /** A zip, a jar, or a directory of classes with {@code lib/*.jar} beside them; this JVM's class path unless set. */
        public Builder code(Path zipOrDirectory) {
            code = zipOrDirectory;
            return this;
        }

        /** Unpacked layers, in order. */
        public Builder layers(Path... directories) {
            layers = List.of(directories);
            return this;
        }

        public Builder environment(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** 128 to 10,240; 512 unless set. */
        public Builder memoryMegabytes(int megabytes) {
            memoryMegabytes = megabytes;
            return this;
        }

        /** Up to 15 minutes; 30 seconds unless set. */
        public Builder timeout(Duration span) {
            timeout = span;
            return this;
        }

        /** In this JVM unless set. */
        public Builder mode(LaunchMode where) {
            mode = where;
            return this;
        }

        /** Runs a Java handler on kiln-runtime, which streams; AWS's managed Java runtime buffers. */
        public Builder streaming(boolean on) {
            streaming = on;
            return this;
        }

        /** Runs the handler's SnapStart hooks as AWS does when a version is published. */
        public Builder snapStart(boolean on) {
            snapStart = on;
            return this;
        }

        /** Packages that the handler shares with the test, so that a mock or a probe is the same object on both sides. */
        public Builder sharedPackages(String... packages) {
            sharedPackages.addAll(List.of(packages));
            return this;
        }

        /**
         * Builds the configuration.
         *
         * @throws IllegalStateException where the handler is missing
         */
        public FunctionConfig build() {
            if (handler.isEmpty()) {
                throw new IllegalStateException("function " + name
                        + " has no handler: call handler(\"com.example.Hello\") or handler(\"index.handler\")");
            }
            environment = Map.copyOf(environment);
            sharedPackages = Set.copyOf(sharedPackages);
            return new FunctionConfig(this);
        }
    }
}
