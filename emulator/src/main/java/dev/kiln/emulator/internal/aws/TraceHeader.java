package dev.kiln.emulator.internal.aws;

import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** The value of {@code X-Amzn-Trace-Id}. */
public final class TraceHeader {
    private static final HexFormat HEX = HexFormat.of();

    private TraceHeader() {}

    /** Begins a trace, not sampled. */
    public static String begin(Instant now) {
        SplittableRandom random =
                new SplittableRandom(ThreadLocalRandom.current().nextLong());
        return "Root=1-" + HEX.toHexDigits((int) now.getEpochSecond()) + "-"
                + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextInt())
                + ";Parent=" + HEX.toHexDigits(random.nextLong()) + ";Sampled=0";
    }
}
