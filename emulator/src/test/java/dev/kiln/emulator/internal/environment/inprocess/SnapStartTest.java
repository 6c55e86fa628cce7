package dev.kiln.emulator.internal.environment.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapStartTest {
    @Test
    void runsTheHooksAroundTheRestore() throws IOException {
        try (RunningFunction function =
                new RunningFunction.Setup(SnapStart.class).snapStart().launch()) {
            assertThat(function.nextReport().kind()).isEqualTo("restore next");
            function.restored.complete(null);
            function.awaitIdle();
            assertThat(function.invoke("\"\"")).isEqualTo("\"before after\"");
        }
    }

    @Test
    void aFailingHookEndsTheEnvironment() throws IOException {
        try (RunningFunction function = new RunningFunction.Setup(SnapStart.class)
                .snapStart()
                .variables(Map.of("FAIL", "1"))
                .launch()) {
            function.restored.complete(null);
            assertThat(function.nextReport().kind()).isEqualTo("restore next");
            assertThat(function.nextReport().kind()).isEqualTo("restore error: Runtime.AfterRestoreError");
            assertThat(function.exitCode()).isEqualTo(64);
        }
    }
}
