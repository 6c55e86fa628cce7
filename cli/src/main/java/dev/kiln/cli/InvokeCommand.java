package dev.kiln.cli;

import dev.kiln.emulator.FunctionConfig;
import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.StreamedResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kiln invoke}: sends an event to a function that is served, or runs a handler for this one event. */
@Command(
        name = "invoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Invokes a function with an event and prints its response.",
            "A plain name goes to a running `kiln serve`; a handler with --code, or a path, is run just for this."
        },
        footer = {"", "Exit code 1 when the function fails."})
final class InvokeCommand implements Callable<Integer> {
    @Mixin
    private final FunctionOptions options = new FunctionOptions();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "EVENT",
            description = "JSON, @FILE, or - for standard input. Default: {}")
    private String event = "{}";

    @Option(names = "--stream", description = "Show each piece of the response with the time of its arrival.")
    private boolean stream;

    @Option(names = "--log", description = "Show the log of the invocation on stderr.")
    private boolean log;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:4566",
            description = "Where kiln serve listens. Default: ${DEFAULT-VALUE}.")
    private URI endpoint = URI.create("http://127.0.0.1:4566");

    @Option(names = "--output", defaultValue = "text", description = "text, or json (response and measurement).")
    private OutputFormat output = OutputFormat.TEXT;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String payload = event();
        boolean here = options.code != null
                || options.target == null
                || Files.exists(Path.of(options.target))
                || options.target.contains("::");
        if (!here) {
            return new RemoteInvoke(endpoint, options.target == null ? "" : options.target, spec)
                    .call(payload, stream, log, output);
        }
        FunctionConfig config = options.functions().get(0);
        try (LambdaEmulator emulator = LambdaEmulator.start()) {
            LambdaFunction function = emulator.deploy(config);
            Invocation invocation = stream ? streamed(function, payload) : function.invoke(payload);
            print(invocation);
            return invocation.error().isPresent() ? 1 : 0;
        }
    }

    private String event() throws IOException {
        if (event.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        return event.startsWith("@") ? Files.readString(Path.of(event.substring(1))) : event;
    }

    private Invocation streamed(LambdaFunction function, String payload) {
        PrintWriter out = spec.commandLine().getOut();
        try (StreamedResponse response = function.stream(payload)) {
            Optional<StreamedResponse.Chunk> chunk = response.next();
            while (chunk.isPresent()) {
                out.println(Chunks.line(chunk.get().at(), chunk.get().bytes()));
                out.flush();
                chunk = response.next();
            }
            return response.await();
        }
    }

    private void print(Invocation invocation) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (log) {
            err.println(invocation.logTail().stripTrailing());
        }
        if (output == OutputFormat.JSON) {
            out.println(invocation.json());
        } else if (!stream) {
            PrintStream raw = System.out;
            raw.writeBytes(invocation.payload());
            raw.println();
            raw.flush();
        }
        out.flush();
        err.println(Report.summary(invocation));
        invocation.error().ifPresent(error -> err.println("the function failed: " + error.type()));
    }
}
