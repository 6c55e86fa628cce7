package dev.kiln.emulator.internal.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many batches of a queue may be with the function at a time: five to begin with and, while all are taken, 300 more each minute,
 * as on AWS, up to the mapping's maximum. A throttled batch lowers it to what runs; then it grows slowly again. Used by one thread at a time.
 */
final class Scale {
    private static final int FIRST = 5;
    private static final int MORE_PER_MINUTE = 300;
    private static final int MOST = 1_000;
    private static final int SUCCESSES_PER_STEP = 4;

    private final int most;
    private int ceiling;
    private int successes;
    private @Nullable Instant fullSince;

    /** Begins; null where the mapping sets no maximum. */
    Scale(@Nullable Integer maximumConcurrency) {
        this.most = maximumConcurrency == null ? MOST : maximumConcurrency;
        this.ceiling = most;
    }

    int limit(Instant now) {
        long minutes = fullSince == null ? 0 : Duration.between(fullSince, now).toMinutes();
        long scaled = FIRST + MORE_PER_MINUTE * Math.min(minutes, MOST);
        return (int) Math.min(Math.min(most, ceiling), scaled);
    }

    /** Is told how many run or are ready to. */
    void used(int batches, Instant now) {
        if (batches < limit(now)) {
            fullSince = null;
        } else if (fullSince == null) {
            fullSince = now;
        }
    }

    void throttled(int running) {
        ceiling = Math.max(1, running);
        successes = 0;
    }

    void succeeded() {
        successes++;
        if (ceiling < most && successes >= SUCCESSES_PER_STEP * ceiling) {
            ceiling++;
            successes = 0;
        }
    }
}
