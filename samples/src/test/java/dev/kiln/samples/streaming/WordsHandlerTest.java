package dev.kiln.samples.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaEmulator;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.StreamedResponse;
import dev.kiln.junit.DeployFunction;
import dev.kiln.junit.Emulated;
import dev.kiln.junit.LambdaEmulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LambdaEmulatorExtension.class)
@DeployFunction(name = "words", handler = WordsHandler.class, streaming = true, environment = "PACE_MILLIS=30")
@DeployFunction(
        name = "words-process",
        handler = WordsHandler.class,
        streaming = true,
        mode = LaunchMode.PROCESS,
        environment = "PACE_MILLIS=30")
class WordsHandlerTest {
    @ParameterizedTest
    @ValueSource(strings = {"words", "words-process"})
    void theFirstWordArrivesLongBeforeTheLast(String name, LambdaEmulator emulator) {
        try (StreamedResponse response = emulator.function(name).stream("{}")) {
            StreamedResponse.Chunk first = response.next().orElseThrow();
            Invocation invocation = response.await();

            assertThat(invocation.error()).isEmpty();
            assertThat(first.text()).doesNotEndWith(". ");
            assertThat(invocation.text()).endsWith(". ");
            assertThat(invocation.chunks()).hasSizeGreaterThan(5);
            assertThat(invocation.responseDuration().orElseThrow()).isGreaterThan(Duration.ofMillis(120));
            assertThat(first.at()).isLessThan(invocation.total().orElseThrow());
        }
    }

    @Test
    void aCallerThatDoesNotStreamGetsTheWholeSentence(@Emulated("words") LambdaFunction words) {
        Invocation invocation = words.invoke("{}");

        assertThat(invocation.text()).isEqualTo("Each word leaves the function as soon as it is written . ");
    }
}
