package dev.kiln.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A process of its own for one measurement. */
final class Forked {
    private final List<String> command;
    private final Map<String, String> environment;

    private Forked(List<String> command, Map<String, String> environment) {
        this.command = command;
        this.environment = environment;
    }

    /** A JVM with this one's class path. */
    static Forked java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xshare:auto");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(arguments));
        return new Forked(command, Map.of());
    }

    static Forked command(List<String> command, Map<String, String> environment) {
        return new Forked(command, environment);
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Runs to the end and returns the rest of the line that begins so. */
    String outputOf(String beginning) throws IOException, InterruptedException {
        Process process = start();
        String found = lineOf(process, beginning);
        process.waitFor();
        return found;
    }

    /** Waits for a line that begins so and returns its rest. */
    static String lineOf(Process process, String beginning) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
        throw new IOException("the process did not print " + beginning);
    }
}
