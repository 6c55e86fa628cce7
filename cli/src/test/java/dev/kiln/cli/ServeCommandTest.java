package dev.kiln.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kiln serve} as a process of its own, the way users run it. */
class ServeCommandTest {
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path directory;

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A server that is ready. */
    private record Served(BufferedReader out, String ready) {
        URI endpoint() {
            return URI.create(ready.substring(ready.indexOf("http"), ready.indexOf('"', ready.indexOf("http"))));
        }
    }

    private Served serve(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--output",
                "json"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("stderr").toFile())
                .start();
        processes.add(process);
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = out.readLine();
        assertThat(ready).as(Files.readString(directory.resolve("stderr"))).isNotNull();
        return new Served(out, ready);
    }

    private static String get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void servesAHandlerOverItsUrlAndToInvoke() throws Exception {
        Served served = serve(CommandRun.HANDLER, "--code", CommandRun.CODE, "--name", "echo");

        assertThat(served.ready()).contains("\"name\":\"echo\"", "\"arn\":\"arn:aws:lambda:");
        CommandRun invoked = CommandRun.of(
                "invoke", "echo", "{\"b\":2}", "--endpoint", served.endpoint().toString());
        assertThat(invoked.exitCode()).as(invoked.err()).isZero();
        assertThat(invoked.out()).contains("{\"b\":2}");
        CommandRun streamed = CommandRun.of(
                "invoke",
                "echo",
                "{\"c\":3}",
                "--stream",
                "--endpoint",
                served.endpoint().toString());
        assertThat(streamed.out()).contains("{\"c\":3}", "ms");
        assertThat(streamed.err()).contains("warm, first byte after");
        assertThat(get(served.endpoint().resolve("/_kiln/invocations"))).contains("\"coldStart\":true");
    }

    @Test
    void deploysAgainWhenTheCodeChanges() throws Exception {
        Path code = Files.createDirectories(directory.resolve("code"));
        copyClasses(code);
        Served served = serve(
                CommandRun.HANDLER, "--code", code.toString(), "--name", "echo", "--watch", "--mode", "in-process");
        assertThat(CommandRun.of(
                                "invoke",
                                "echo",
                                "--endpoint",
                                served.endpoint().toString())
                        .exitCode())
                .isZero();

        Files.writeString(code.resolve("changed.properties"), "a=b");

        assertThat(served.out().readLine()).contains("deployed echo again");
        CommandRun again =
                CommandRun.of("invoke", "echo", "--endpoint", served.endpoint().toString());
        assertThat(again.err()).contains("cold start");
    }

    private static void copyClasses(Path to) throws IOException {
        Path from = Path.of(CommandRun.CODE);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Test
    void keepsFunctionsInADirectory() throws Exception {
        String data = directory.resolve("data").toString();
        serve(CommandRun.HANDLER, "--code", CommandRun.CODE, "--name", "kept", "--data", data);
        processes.get(0).destroy();
        assertThat(processes.get(0).waitFor(20, TimeUnit.SECONDS)).isTrue();

        Served again = serve("--no-functions", "--data", data);

        assertThat(get(again.endpoint().resolve("/2015-03-31/functions"))).contains("\"FunctionName\":\"kept\"");
    }
}
