package dev.kiln.emulator.internal.environment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A runtime client of ours in its interpreter. */
final class RuntimeProcess implements Closeable {
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread reader;

    private RuntimeProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "runtime-process-output");
        reader.setDaemon(true);
        reader.start();
    }

    static RuntimeProcess start(List<String> command, Path taskRoot, Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(taskRoot.toFile());
        builder.redirectErrorStream(true);
        builder.environment().remove("NODE_OPTIONS");
        builder.environment().putAll(variables);
        return new RuntimeProcess(builder.start());
    }

    /** Skips the test when the interpreter is not installed. */
    static void assumeOnPath(String interpreter) {
        boolean found = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, interpreter)));
        assumeTrue(found, "There is no " + interpreter + " on the PATH: the runtime client for it is not tested here");
    }

    /** The first line that contains the text; lines before it are dropped. */
    String line(String text) throws InterruptedException {
        List<String> seen = new ArrayList<>();
        while (true) {
            String line = lines.poll(20, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("No line with \"" + text + "\" in 20 seconds, but " + seen);
            }
            if (line.contains(text)) {
                return line;
            }
            seen.add(line);
        }
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The runtime did not end in 20 seconds, but printed " + lines);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            // Not readLine(), which would end a line at the carriage returns inside a log event.
            StringBuilder line = new StringBuilder();
            for (int c = output.read(); c >= 0; c = output.read()) {
                if (c == '\n') {
                    lines.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) c);
                }
            }
        } catch (IOException ended) {
            // The test has ended the process while it was read.
        }
    }
}
