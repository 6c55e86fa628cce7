package dev.kiln.samples.large;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.StreamedResponse;
import dev.kiln.junit.DeployFunction;
import dev.kiln.junit.LambdaEmulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LambdaEmulatorExtension.class)
@DeployFunction(
        name = "large",
        handler = LargeHandler.class,
        streaming = true,
        mode = LaunchMode.PROCESS,
        memory = 128,
        environment = "MEGABYTES=64")
class LargeHandlerTest {
    @Test
    void streamsFarMoreThanABufferedResponseMayHold(LambdaFunction large) {
        try (StreamedResponse response = large.stream("{}")) {
            Invocation invocation = response.await();

            assertThat(invocation.error()).isEmpty();
            assertThat(invocation.bytes()).isEqualTo(64L << 20);
            assertThat(invocation.timeToFirstByte().orElseThrow())
                    .isLessThan(invocation.total().orElseThrow());
        }
    }

    @Test
    void isRefusedWhenTheCallerWantsItInOnePiece(LambdaFunction large) {
        Invocation invocation = large.invoke("{}");

        assertThat(invocation.error().orElseThrow().type()).isEqualTo("Function.ResponseSizeTooLarge");
    }
}
