package dev.kiln.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @Test
    void helpNamesEveryCommand() {
        CommandRun help = CommandRun.of("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("serve", "invoke", "bench", "demo", "Examples:")
                .doesNotContain("train");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "invoke", "bench", "demo"})
    void everyCommandExplainsItself(String command) {
        CommandRun help = CommandRun.of(command, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: kiln " + command).contains("--help");
    }

    @Test
    void aWrongCommandLineIsExitCodeTwoAndSaysWhatIsMeant() {
        assertThat(CommandRun.of().exitCode()).isEqualTo(2);
        CommandRun typo = CommandRun.of("invok");
        assertThat(typo.exitCode()).isEqualTo(2);
        assertThat(typo.err()).contains("invoke");
        assertThat(CommandRun.of("serve", "--mode", "docker").err()).contains("process", "in-process", "attached");
        assertThat(CommandRun.of("serve", "--port", "many").exitCode()).isEqualTo(2);
    }

    @Test
    void invokesAHandlerJustForThis() {
        CommandRun run = CommandRun.of(
                "invoke",
                CommandRun.HANDLER,
                "{\"a\":1}",
                "--code",
                CommandRun.CODE,
                "--mode",
                "in-process",
                "--env",
                "STAGE=test",
                "--log");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().strip())
                .isIn("{\"event\":{\"a\":1},\"stage\":\"test\"}", "{\"stage\":\"test\",\"event\":{\"a\":1}}");
        assertThat(run.err()).contains("cold start", "echoing", "REPORT RequestId");
    }

    @Test
    void invokesAProcess() {
        CommandRun run = CommandRun.of("invoke", CommandRun.HANDLER, "{}", "--code", CommandRun.CODE);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"event\":{}");
    }

    @Test
    void readsTheEventFromAFile(@TempDir Path directory) throws IOException {
        Path event = Files.writeString(directory.resolve("event.json"), "{\"from\":\"file\"}");

        CommandRun run = CommandRun.of(
                "invoke", CommandRun.HANDLER, "@" + event, "--code", CommandRun.CODE, "--mode", "in-process");

        assertThat(run.out()).contains("\"from\":\"file\"");
    }

    @Test
    void aFunctionThatFailsIsExitCodeOne() {
        CommandRun run = CommandRun.of(
                "invoke", CommandRun.HANDLER, "{\"fail\":1}", "--code", CommandRun.CODE, "--mode", "in-process");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains("asked to fail", "java.lang.IllegalStateException");
    }

    @Test
    void saysThatCodeIsNotThere() {
        CommandRun run = CommandRun.of("invoke", CommandRun.HANDLER, "--code", "no/such/folder");

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("no/such/folder").doesNotContain("\tat ");
    }

    @Test
    void takesNoTypingErrorForAHandler() {
        assertThat(CommandRun.of("bench", "/no/such/path").err()).contains("there is no /no/such/path");
        assertThat(CommandRun.of("bench", "hello", "--code", CommandRun.CODE).err())
                .contains("hello is neither a file nor a handler");
    }

    @Test
    void saysThatNobodyServes() {
        CommandRun run = CommandRun.of("invoke", "hello", "--endpoint", "http://127.0.0.1:9");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("kiln serve");
    }

    @Test
    void measuresColdStartsAndWarmInvocations() {
        CommandRun run = CommandRun.of(
                "bench",
                CommandRun.HANDLER,
                "--code",
                CommandRun.CODE,
                "--mode",
                "in-process",
                "--cold",
                "2",
                "--warm",
                "20",
                "--list");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("cold: init", "cold: time to first byte", "warm: response latency", "p50", "p99");
        assertThat(run.err()).contains("cold starts: 2 of 2", "warm invocations: 20 of 20");
    }

    @Test
    void measuresForPrograms() {
        CommandRun run = CommandRun.of(
                "bench",
                CommandRun.HANDLER,
                "--code",
                CommandRun.CODE,
                "--mode",
                "in-process",
                "--cold",
                "1",
                "--warm",
                "2",
                "--output",
                "json");

        assertThat(run.out().strip()).startsWith("[{\"requestId\"").endsWith("}]");
        assertThat(run.out()).contains("\"coldStart\":true", "\"coldStart\":false", "\"initDurationMs\":");
    }
}
