package dev.kiln.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** A command that was run in this JVM, and what it printed. */
record CommandRun(int exitCode, String out, String err) {
    static final String HANDLER = EchoHandler.class.getName();
    static final String CODE = "target/test-classes";

    static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        PrintStream stdout = System.out;
        System.setOut(new PrintStream(payload, true, StandardCharsets.UTF_8)); // payloads are written as bytes
        try {
            CommandLine command =
                    Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
            int exitCode = command.execute(arguments);
            return new CommandRun(exitCode, out + payload.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(stdout);
        }
    }
}
