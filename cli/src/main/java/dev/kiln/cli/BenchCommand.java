package dev.kiln.cli;

import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.Invocation.Phase;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kiln bench}: forced cold starts and warm invocations of a handler, measured phase by phase. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Measures cold starts and warm invocations of a handler.")
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private final FunctionOptions options = new FunctionOptions();

    @Option(
            names = "--cold",
            paramLabel = "N",
            defaultValue = "5",
            description = "Cold starts. Default: ${DEFAULT-VALUE}.")
    private int cold;

    @Option(
            names = "--warm",
            paramLabel = "M",
            defaultValue = "100",
            description = "Warm invocations. Default: ${DEFAULT-VALUE}.")
    private int warm;

    @Option(names = "--event", defaultValue = "{}", description = "JSON or @FILE. Default: {}")
    private String event = "{}";

    @Option(names = "--list", description = "List each call too.")
    private boolean list;

    @Option(names = "--output", defaultValue = "text", description = "text or json (an array of all calls).")
    private OutputFormat output = OutputFormat.TEXT;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (cold < 0 || warm < 0 || cold + warm == 0) {
            throw new IllegalArgumentException("--cold " + cold + " --warm " + warm + ": nothing to measure");
        }
        String payload = event.startsWith("@") ? Files.readString(Path.of(event.substring(1))) : event;
        PrintWriter out = spec.commandLine().getOut();
        boolean failed = false;
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            for (FunctionConfig config : options.functions()) {
                List<Invocation> all = run(emulator.deploy(config), payload);
                failed |= all.stream().anyMatch(one -> one.error().isPresent());
                out.println(output == OutputFormat.JSON ? Report.json(all) : text(config, all));
                out.flush();
            }
        }
        return failed ? 1 : 0;
    }

    private List<Invocation> run(LambdaFunction function, String payload) {
        PrintWriter err = spec.commandLine().getErr();
        List<Invocation> all = new ArrayList<>();
        for (int i = 0; i < cold; i++) {
            function.forceColdStart();
            all.add(function.invoke(payload));
            progress(err, "cold starts", i + 1, cold);
        }
        for (int i = 0; i < warm; i++) {
            all.add(function.invoke(payload));
            progress(err, "warm invocations", i + 1, warm);
        }
        return all;
    }

    /** Lines for stderr, four of each kind: as good in a log as in a terminal. */
    private static void progress(PrintWriter err, String what, int done, int of) {
        if (done == of || done % Math.max(1, (of + 3) / 4) == 0) {
            err.println(what + ": " + done + " of " + of);
            err.flush();
        }
    }

    private String text(FunctionConfig config, List<Invocation> all) {
        List<Invocation> colds = all.stream().filter(Invocation::coldStart).toList();
        List<Invocation> warms = all.stream().filter(one -> !one.coldStart()).toList();
        StringBuilder text = new StringBuilder(config.name() + " (" + config.handler() + ", " + config.runtime() + ", "
                + config.mode().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ", "
                + config.memoryMegabytes() + " MB)\n\n");
        if (list) {
            text.append(calls(all)).append('\n');
        }
        text.append(summary(colds, warms));
        long failures = all.stream().filter(one -> one.error().isPresent()).count();
        if (failures > 0) {
            text.append('\n')
                    .append(failures)
                    .append(" of ")
                    .append(all.size())
                    .append(" invocations failed: ")
                    .append(all.stream()
                            .flatMap(one -> one.error().stream())
                            .findFirst()
                            .orElseThrow()
                            .payload());
        }
        return text.toString();
    }

    private static String calls(List<Invocation> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("call", "start", "init", "first byte", "total", "billed", "bytes"));
        for (int i = 0; i < all.size(); i++) {
            Invocation one = all.get(i);
            rows.add(List.of(
                    String.valueOf(i + 1),
                    one.coldStart() ? "cold" : "warm",
                    Report.millis(one.initDuration()),
                    Report.millis(one.timeToFirstByte()),
                    Report.millis(one.total()),
                    one.billedDuration().toMillis() + " ms",
                    Report.bytes(one.bytes())));
        }
        return Report.table(rows);
    }

    private static String summary(List<Invocation> colds, List<Invocation> warms) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "n", "min", "p50", "p90", "p99", "max"));
        if (!colds.isEmpty()) {
            rows.add(row("cold: process started", colds, one -> phase(one, Phase.PROCESS_STARTED)));
            rows.add(row("cold: init", colds, Invocation::initDuration));
            rows.add(row("cold: time to first byte", colds, Invocation::timeToFirstByte));
            rows.add(row("cold: total", colds, Invocation::total));
        }
        if (!warms.isEmpty()) {
            rows.add(row("warm: response latency", warms, Invocation::responseLatency));
            rows.add(row("warm: response duration", warms, Invocation::responseDuration));
            rows.add(row("warm: total", warms, Invocation::total));
        }
        return Report.table(rows);
    }

    private static Optional<Duration> phase(Invocation one, Phase phase) {
        return Optional.ofNullable(one.phases().get(phase));
    }

    private static List<String> row(String name, List<Invocation> of, Function<Invocation, Optional<Duration>> what) {
        List<Duration> spans = Report.all(of, what);
        return List.of(
                name,
                String.valueOf(spans.size()),
                Report.millis(Report.percentile(spans, 0.0001)),
                Report.millis(Report.percentile(spans, 0.5)),
                Report.millis(Report.percentile(spans, 0.9)),
                Report.millis(Report.percentile(spans, 0.99)),
                Report.millis(Report.percentile(spans, 1)));
    }
}
