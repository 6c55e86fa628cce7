package dev.kiln.emulator.internal.source;

import dev.kiln.emulator.internal.time.InFlight;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of one source one after the other on threads of the emulator, so that a source needs no lock and nobody who sends a message works
 * for its receiver. Each step is in flight from the moment it is handed in. Its own lock guards the queue of steps.
 */
final class Serial {
    private static final Logger LOG = LoggerFactory.getLogger(Serial.class);

    private final Executor executor;
    private final InFlight inFlight;
    private final Supplier<String> name;
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean running;

    Serial(Executor executor, InFlight inFlight, Supplier<String> name) {
        this.executor = executor;
        this.inFlight = inFlight;
        this.name = name;
    }

    void execute(Runnable step) {
        InFlight.Work work = inFlight.begin(name);
        boolean idle;
        synchronized (steps) {
            steps.add(() -> {
                try {
                    step.run();
                } finally {
                    work.end();
                }
            });
            idle = !running;
            running = true;
        }
        if (idle) {
            hand();
        }
    }

    private void hand() {
        try {
            executor.execute(this::run);
        } catch (RejectedExecutionException closed) {
            LOG.debug("{} stops with the emulator", name.get());
        }
    }

    private void run() {
        for (Runnable next = next(); next != null; next = next()) {
            try {
                next.run();
            } catch (RuntimeException bug) { // the edge of a thread: the steps behind this one still count
                LOG.error("{} failed", name.get(), bug);
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (steps) {
            Runnable next = steps.poll();
            running = next != null;
            return next;
        }
    }
}
