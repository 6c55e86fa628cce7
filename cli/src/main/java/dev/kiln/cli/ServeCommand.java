package dev.kiln.cli;

import dev.kiln.emulator.EmulatorConfig;
import dev.kiln.emulator.EmulatorConfig.Durability;
import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kiln serve}: runs functions and answers the AWS APIs until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serves functions behind the AWS APIs and function URLs until Ctrl-C.",
        footer = {
            "",
            "Without a handler, those found in the directory are served; --no-functions serves only the APIs.",
            "  kiln serve target/classes --watch",
            "  kiln serve index.handler --code src --runtime nodejs22.x"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int SHUTDOWN_SECONDS = 10;

    @Mixin
    private final FunctionOptions options = new FunctionOptions();

    @Option(names = "--no-functions", description = "Serve the APIs only; create functions with a client.")
    private boolean noFunctions;

    @Option(names = "--port", defaultValue = "4566", description = "Default: ${DEFAULT-VALUE}; 0 takes any free port.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Default: ${DEFAULT-VALUE}. 0.0.0.0 lets everybody on the network in.")
    private String bind = "127.0.0.1";

    @Option(names = "--data", paramLabel = "DIR", description = "Keep all state there. Default: in memory.")
    private @Nullable Path data;

    @Option(
            names = "--durability",
            defaultValue = "every-second",
            description = "every-second or every-write: what a kill may lose, with --data. Default: ${DEFAULT-VALUE}.")
    private String durability = "every-second";

    @Option(names = "--account", defaultValue = "000000000000", description = "Default: ${DEFAULT-VALUE}.")
    private String account = "000000000000";

    @Option(names = "--region", defaultValue = "us-east-1", description = "Default: ${DEFAULT-VALUE}.")
    private String region = "us-east-1";

    @Option(names = "--shape-streams", description = "Stream at AWS's 2 MB/s after the first 6 MB.")
    private boolean shapeStreams;

    @Option(
            names = "--table-changes",
            paramLabel = "MILLIS",
            description = "How long DynamoDB tables are CREATING, UPDATING and DELETING. Default: no time.")
    private long tableChangesMillis;

    @Option(names = "--throttling", description = "Refuse what exceeds a DynamoDB table's throughput, as AWS does.")
    private boolean throttling;

    @Option(names = "--watch", description = "Deploy again when files of the code change.")
    private boolean watch;

    @Option(names = "--output", defaultValue = "text", description = "text or json (the ready line). Default: text.")
    private OutputFormat output = OutputFormat.TEXT;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<FunctionConfig> configs = noFunctions ? List.of() : options.functions();
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (LambdaEmulator emulator = LambdaEmulator.start(config())) {
            List<LambdaFunction> functions = new ArrayList<>();
            configs.forEach(config -> functions.add(emulator.deploy(config)));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stopped, closed), "kiln-shutdown"));
            PrintWriter out = spec.commandLine().getOut();
            out.println(
                    output == OutputFormat.JSON ? Ready.json(emulator, functions) : Ready.text(emulator, functions));
            out.flush();
            if (watch) {
                CodeWatcher.watch(configs, changed -> redeploy(emulator, changed));
            }
            stopped.await();
        } finally {
            closed.countDown();
        }
        return 0;
    }

    /** The JVM halts once its hooks have run: the emulator is to be closed by then. */
    private static void end(CountDownLatch stopped, CountDownLatch closed) {
        stopped.countDown();
        try {
            if (!closed.await(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("gave up waiting for the emulator to close");
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void redeploy(LambdaEmulator emulator, FunctionConfig changed) {
        emulator.deploy(changed);
        PrintWriter out = spec.commandLine().getOut();
        out.println("deployed " + changed.name() + " again");
        out.flush();
    }

    private EmulatorConfig config() {
        EmulatorConfig.Builder config = EmulatorConfig.builder()
                .bindAddress(bind)
                .port(port)
                .account(account)
                .region(region)
                .durability(durability.equals("every-write") ? Durability.EVERY_WRITE : Durability.EVERY_SECOND)
                .tableChanges(Duration.ofMillis(tableChangesMillis))
                .throttling(throttling)
                .shapeStreams(shapeStreams);
        if (data != null) {
            config.data(data);
        }
        return config.build();
    }
}
