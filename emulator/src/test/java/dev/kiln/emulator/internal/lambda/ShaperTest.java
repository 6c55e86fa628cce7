package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ShaperTest {
    private final ManualTime time = new ManualTime();
    private final Shaper shaper = new Shaper(time);

    @Test
    void letsSixMebibytesThroughAtOnce() throws Exception {
        assertThat(shaper.take(7 << 20)).isEqualTo(6 << 20);
    }

    @Test
    void dealsOutTwoMebibytesASecondAfterThat() throws Exception {
        shaper.take(6 << 20);
        time.advance(Duration.ofMillis(125));
        assertThat(shaper.take(1 << 20)).isEqualTo(256 << 10);
        time.advance(Duration.ofSeconds(1));
        assertThat(shaper.take(4 << 20)).isEqualTo(2 << 20);
    }

    @Test
    void holdsTheWriterBackUntilThereIsMore() throws Exception {
        shaper.take(6 << 20);
        CompletableFuture<Integer> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return shaper.take(10);
            } catch (IOException stopped) {
                throw new UncheckedIOException(stopped);
            }
        });
        while (time.pending() == 0) {
            Thread.onSpinWait();
        }
        assertThat(taken).isNotDone();
        time.advance(Duration.ofMillis(125));
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(10);
    }
}
