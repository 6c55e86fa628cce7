package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.environment.inprocess.RunningFunction.Report;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamingTest {
    private static final String GATE = Streaming.Gate.class.getName();

    private static RunningFunction typed() {
        return new RunningFunction.Setup(Streaming.Typed.class)
                .variables(Map.of("GREETING", "hello"))
                .shared(GATE)
                .start();
    }

    @Test
    void theFirstBytesArriveWhileTheHandlerIsHeld() {
        try (RunningFunction function = typed()) {
            assertThat(function.report("{}")).isEqualTo(new Report("flushed", "text/plain", true, "one "));
            Streaming.Gate.OPEN.release();
            assertThat(function.lastReport()).isEqualTo(new Report("response", "text/plain", true, "one two hello"));
        }
    }

    @Test
    void anErrorMidwayFollowsTheBytes() {
        try (RunningFunction function = typed()) {
            function.report("\"fail\"");
            Streaming.Gate.OPEN.release();
            Report report = function.lastReport();
            assertThat(report.kind()).startsWith("failed midway: ");
            assertThat(report.body()).startsWith("{\"errorMessage\":\"midway\",");
            function.awaitIdle();
            assertThat(function.runtime.exit().toCompletableFuture()).isNotDone();
        }
    }

    @ParameterizedTest
    @CsvSource({"KILN_RUNTIME,1,java21", "AWS_LAMBDA_EXEC_WRAPPER,/opt/kiln-runtime,java21", "OTHER,1,provided.al2023"})
    void streamHandlersStreamWhenTheFunctionChoseTheKilnRuntime(String variable, String value, String runtime) {
        try (RunningFunction function = new RunningFunction.Setup(Streaming.Plain.class)
                .variables(Map.of(variable, value))
                .runtime(runtime)
                .shared(GATE)
                .start()) {
            assertThat(function.report("{}").body()).isEqualTo("first");
            Streaming.Gate.OPEN.release();
            assertThat(function.lastReport().body()).isEqualTo("first last");
        }
    }

    @Test
    void otherwiseTheyAreBuffered() {
        try (RunningFunction function =
                new RunningFunction.Setup(Streaming.Plain.class).shared(GATE).start()) {
            Streaming.Gate.OPEN.release();
            assertThat(function.report("{}"))
                    .isEqualTo(new Report("response", "application/json", false, "first last"));
        }
    }
}
