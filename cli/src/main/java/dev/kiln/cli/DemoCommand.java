package dev.kiln.cli;

import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.StreamedResponse;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kiln demo}: the main job in a minute, on the samples. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Runs the samples: deploys them, invokes them, shows a response streaming in, prints what was measured.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--warm",
            paramLabel = "N",
            defaultValue = "200",
            description = "Warm invocations. Default: ${DEFAULT-VALUE}.")
    private int warm;

    @Spec
    private CommandSpec spec;

    /** A sample function, the event it gets and how many warm invocations are worth their time. */
    private record Sample(FunctionConfig config, String event, int warm) {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        boolean failed = false;
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            out.println("Kiln listens at " + emulator.endpoint() + ", "
                    + Report.millis(Duration.ofNanos(System.nanoTime() - start))
                    + " after the start of the emulator.\n");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of(
                    "function",
                    "runs",
                    "process",
                    "init",
                    "first invoke",
                    "warm p50",
                    "warm p99",
                    "TTFB",
                    "total",
                    "bytes"));
            DemoOrders.fill(emulator);
            for (Sample sample : samples()) {
                out.println(sample.config().name() + ": " + sample.config().handler() + " with " + sample.event());
                out.flush();
                LambdaFunction function = emulator.deploy(sample.config());
                List<Invocation> all = invoke(function, sample, out);
                failed |= all.stream().anyMatch(one -> one.error().isPresent());
                rows.add(row(sample.config(), all));
            }
            out.println();
            out.print(Report.table(rows));
            out.println(
                    "\nprocess: until the runtime's process was started. init: the runtime's start and the handler's class loading.");
            out.println(
                    "TTFB and total: from the call to the first and the last byte, median of the warm invocations.");
            out.flush();
        }
        return failed ? 1 : 0;
    }

    private static List<Invocation> invoke(LambdaFunction function, Sample sample, PrintWriter out) {
        List<Invocation> all = new ArrayList<>();
        boolean paced = sample.config().name().contains("words");
        Invocation first = stream(function, sample.event(), paced ? out : null);
        all.add(first);
        if (first.error().isPresent()) {
            out.println("  failed: " + first.error().get().payload() + "\n" + first.logTail());
            return all;
        }
        out.println("  " + Report.summary(first));
        for (int i = 0; i < sample.warm(); i++) {
            all.add(stream(function, sample.event(), null));
        }
        return all;
    }

    /** Invokes with a streamed response and shows its pieces while they arrive. */
    private static Invocation stream(LambdaFunction function, String event, @Nullable PrintWriter out) {
        try (StreamedResponse response = function.stream(event)) {
            Optional<StreamedResponse.Chunk> chunk = response.next();
            while (chunk.isPresent()) {
                if (out != null) {
                    out.println("  " + Chunks.line(chunk.get().at(), chunk.get().bytes()));
                    out.flush();
                }
                chunk = response.next();
            }
            return response.await();
        }
    }

    private static List<String> row(FunctionConfig config, List<Invocation> all) {
        Invocation first = all.get(0);
        List<Invocation> warms = all.stream().filter(one -> !one.coldStart()).toList();
        List<Duration> totals = Report.all(warms, Invocation::total);
        return List.of(
                config.name(),
                config.mode() == LaunchMode.IN_PROCESS ? "in this JVM" : "process",
                Report.millis(Optional.ofNullable(first.phases().get(Invocation.Phase.PROCESS_STARTED))),
                Report.millis(first.initDuration()),
                Report.millis(first.total()),
                Report.millis(Report.percentile(totals, 0.5)),
                Report.millis(Report.percentile(totals, 0.99)),
                Report.millis(Report.percentile(Report.all(warms, Invocation::timeToFirstByte), 0.5)),
                Report.millis(Report.percentile(totals, 0.5)),
                Report.bytes(
                        first.bytes() > 0
                                ? first.bytes()
                                : warms.stream()
                                        .mapToLong(Invocation::bytes)
                                        .max()
                                        .orElse(0)));
    }

    private List<Sample> samples() {
        String home = System.getProperty("kiln.home");
        Path samples = Path.of(home == null ? "" : home, "samples");
        Path classes = samples.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(
                    "the samples are not built at " + classes.toAbsolutePath() + ": run ./kiln demo from a checkout");
        }
        List<Sample> all = new ArrayList<>();
        String person = "{\"name\":\"Ada\"}";
        all.add(new Sample(
                java("hello-in-jvm", "hello.HelloHandler", classes, LaunchMode.IN_PROCESS, false), person, warm));
        all.add(new Sample(java("hello", "hello.HelloHandler", classes, LaunchMode.PROCESS, false), person, warm));
        all.add(new Sample(java("words", "streaming.WordsHandler", classes, LaunchMode.PROCESS, true), "{}", 1));
        all.add(new Sample(java("large", "large.LargeHandler", classes, LaunchMode.PROCESS, true), "{}", 5));
        all.add(new Sample(export("export", "StreamingExport", samples, true), "{}", 5));
        all.add(new Sample(export("export-buffered", "BufferedExport", samples, false), "{}", 5));
        if (onPath("node")) {
            all.add(new Sample(
                    FunctionConfig.builder("node-words")
                            .handler("words.handler")
                            .runtime("nodejs22.x")
                            .code(samples.resolve("src/main/node/streaming"))
                            .mode(LaunchMode.PROCESS)
                            .environment("PACE_MILLIS", "60")
                            .build(),
                    "{}",
                    1));
        } else {
            spec.commandLine().getOut().println("(node is not on the PATH: the Node.js sample is left out)");
        }
        return all;
    }

    private static FunctionConfig java(String name, String handler, Path classes, LaunchMode mode, boolean streaming) {
        return FunctionConfig.builder(name)
                .handler("dev.kiln.samples." + handler)
                .code(classes)
                .mode(mode)
                .streaming(streaming)
                .environment("PACE_MILLIS", "60")
                .build();
    }

    /** The export of a table, which a page at a time leaves and its twin collects. */
    private static FunctionConfig export(String name, String handler, Path samples, boolean streaming) {
        return FunctionConfig.builder(name)
                .handler("dev.kiln.samples.dynamodb." + handler)
                .code(samples.resolve("target/classes"))
                .layers(samples.resolve("target/layer"))
                .mode(LaunchMode.PROCESS)
                .streaming(streaming)
                .environment("TABLE", DemoOrders.TABLE)
                .build();
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        for (String folder : (path == null ? "" : path).split(java.io.File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
