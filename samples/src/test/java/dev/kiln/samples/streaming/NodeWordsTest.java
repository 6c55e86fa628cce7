package dev.kiln.samples.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.LambdaFunction;
import dev.kiln.emulator.LaunchMode;
import dev.kiln.emulator.StreamedResponse;
import dev.kiln.junit.DeployFunction;
import dev.kiln.junit.LambdaEmulatorExtension;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LambdaEmulatorExtension.class)
@DeployFunction(
        name = "words-node",
        handlerName = "words.handler",
        runtime = "nodejs22.x",
        code = "src/main/node/streaming",
        mode = LaunchMode.PROCESS,
        environment = "PACE_MILLIS=30")
class NodeWordsTest {
    @BeforeAll
    static void assumeNode() {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        assumeTrue(found, "node is not on the PATH");
    }

    @Test
    void theFirstWordArrivesLongBeforeTheLast(LambdaFunction words) {
        try (StreamedResponse response = words.stream("{}")) {
            StreamedResponse.Chunk first = response.next().orElseThrow();
            Invocation invocation = response.await();

            assertThat(invocation.error()).isEmpty();
            assertThat(first.text()).isEqualTo("Node.js ");
            assertThat(invocation.text()).endsWith(". ");
            assertThat(invocation.responseDuration().orElseThrow()).isGreaterThan(Duration.ofMillis(120));
            assertThat(first.at()).isLessThan(invocation.total().orElseThrow());
        }
    }
}
