package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.time.InFlight;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One thing at a time that a source will go on with later. Used by the steps of one source. */
final class Pauses {
    private final Parts parts;
    private final Serial serial;
    private @Nullable Pause current;
    private long count;

    Pauses(Parts parts, Serial serial) {
        this.parts = parts;
        this.serial = serial;
    }

    private record Pause(long number, Time.Timer timer, InFlight.Work plan) {}

    boolean waiting() {
        return current != null;
    }

    /**
     * Runs a step after a time, unless it is called off before.
     *
     * @param what for those who wait for the emulator; null where nobody should wait for this
     */
    void after(Duration delay, @Nullable Supplier<String> what, Runnable step) {
        end();
        InFlight.Work plan = what == null
                ? () -> {}
                : parts.inFlight().plan(what, parts.time().now().plus(delay));
        long number = ++count;
        Time.Timer timer = parts.time()
                .after(
                        delay,
                        () -> serial.execute(() -> {
                            if (current != null && current.number() == number) {
                                end();
                                step.run();
                            }
                        }));
        current = new Pause(number, timer, plan);
    }

    void end() {
        Pause old = current;
        current = null;
        if (old != null) {
            old.timer().cancel();
            old.plan().end();
        }
    }
}
