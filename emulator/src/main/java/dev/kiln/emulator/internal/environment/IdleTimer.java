package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that an environment has been idle for too long. One timer for its whole life: being used only moves a mark, so
 * that a warm invocation sets no timer.
 */
final class IdleTimer {
    private final RunningEnvironment environment;
    private final Time time;
    private final Duration limit;
    private final Consumer<RunningEnvironment> reap;
    private volatile @Nullable Instant idleSince;

    IdleTimer(RunningEnvironment environment, Time time, Duration limit, Consumer<RunningEnvironment> reap) {
        this.environment = environment;
        this.time = time;
        this.limit = limit;
        this.reap = reap;
    }

    void restart() {
        boolean first = idleSince == null;
        idleSince = time.now();
        if (first) {
            arm(limit);
        }
    }

    private void arm(Duration after) {
        Time.Timer timer = time.after(after, this::look);
        environment.ended().thenAccept(failure -> timer.cancel());
    }

    private void look() {
        Instant since = idleSince;
        Duration left = since == null ? limit : Duration.between(time.now(), since.plus(limit));
        boolean idle = environment.idle();
        if (idle
                && left.compareTo(Duration.ZERO) <= 0
                && !environment.processes().debugged()) {
            reap.accept(environment);
        } else {
            arm(idle && left.compareTo(Duration.ZERO) > 0 ? left : limit);
        }
    }
}
