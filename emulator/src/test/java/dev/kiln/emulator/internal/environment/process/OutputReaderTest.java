package dev.kiln.emulator.internal.environment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputReaderTest {
    private static List<String> lines(String output) {
        List<String> lines = new ArrayList<>();
        new OutputReader(new ByteArrayInputStream(output.getBytes(StandardCharsets.UTF_8)), -1, lines::add).run();
        return lines;
    }

    @Test
    void endsLinesAtLineFeedsOnly() {
        assertThat(lines("one\rstill one\ntwo\n\nfour ä")).containsExactly("one\rstill one", "two", "", "four ä");
    }

    @Test
    void handsLinesOverAQuarterOfAMegabyteOnInPieces() {
        List<String> lines = lines("x".repeat(600_000) + "\nnext\n");
        assertThat(lines).hasSize(4).last().isEqualTo("next");
        assertThat(String.join("", lines.subList(0, 3))).hasSize(600_000);
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(256 << 10));
    }
}
