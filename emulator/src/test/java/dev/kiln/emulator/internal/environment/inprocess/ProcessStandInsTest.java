package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessStandInsTest {
    @ParameterizedTest
    @CsvSource({"exit,3", "halt,4", "reference,5", "runtime reference,6", "other thread,7"})
    void exitEndsTheEnvironmentOnly(String how, int code) {
        try (RunningFunction function = RunningFunction.start(Stateful.Exit.class)) {
            function.send('"' + how + '"');
            assertThat(function.exitCode()).isEqualTo(code);
            assertThat(function.reports).isEmpty();
        }
    }

    @Test
    void exitRunsShutdownHooks() {
        try (RunningFunction function = RunningFunction.start(Stateful.Exit.class)) {
            function.send("\"hook\"");
            assertThat(function.exitCode()).isZero();
            assertThat(function.log).containsExactly("good bye");
        }
    }

    @Test
    void whatIsPrintedGoesToTheLogLineByLine() {
        try (RunningFunction function = RunningFunction.start(Stateful.Printer.class)) {
            function.invoke("\"text\"");
            assertThat(function.log)
                    .startsWith("text", "text", "by reference", "java.lang.IllegalStateException: printed")
                    .endsWith("two", "lines\rwithout end")
                    .anyMatch(line -> line.startsWith("\tat " + Stateful.Printer.class.getName() + ".handleRequest("));
        }
    }

    @Test
    void slf4jInsideWritesToTheFunctionsLog() {
        try (RunningFunction function = RunningFunction.start(Stateful.Logging.class)) {
            function.invoke("\"text\"");
            assertThat(function.log).singleElement().asString().contains("seen text");
        }
    }
}
