package dev.kiln.emulator;

import dev.kiln.emulator.internal.time.Deadline;
import dev.kiln.emulator.internal.time.InFlight;
import dev.kiln.emulator.internal.time.InFlight.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Waits for the emulator to come to rest. It looks at the ledger when the ledger changes, and at no other time. */
final class Settling {
    private static final int MOST_SHOWN = 20;

    private final InFlight inFlight;
    private final Time time;

    Settling(InFlight inFlight, Time time) {
        this.inFlight = inFlight;
        this.time = time;
    }

    void settle(Duration most) {
        Deadline deadline = Deadline.in(most);
        while (true) {
            CompletableFuture<Void> changed = inFlight.changed();
            awaitQuiet(deadline, most);
            List<Waiting> waiting = inFlight.waiting();
            if (changed.isDone() || !inFlight.quiet().isDone()) {
                continue; // something moved while we looked, and may have been on neither list
            }
            if (waiting.isEmpty()) {
                return;
            }
            if (!moved(waiting)) {
                awaitDue(waiting, changed, deadline, most);
            }
        }
    }

    /** Moves a time that stands still to what is due next; what is overdue and did not go on waits for something else. */
    private boolean moved(List<Waiting> waiting) {
        if (!(time instanceof ManualTime manual)) {
            return false;
        }
        Instant next = earliest(waiting, manual.now());
        manual.advance(Duration.ZERO);
        if (next != null) {
            manual.advanceTo(next);
        }
        return next != null;
    }

    private void awaitDue(List<Waiting> waiting, CompletableFuture<Void> changed, Deadline deadline, Duration most) {
        Instant now = time.now();
        Instant next = earliest(waiting, now);
        Duration until = next == null ? deadline.left() : Duration.between(now, next);
        boolean overdue = waiting.stream().map(Waiting::due).anyMatch(due -> due == null || !due.isAfter(now));
        if (!overdue && until.compareTo(deadline.left()) > 0) {
            throw stuck("what is due next takes longer than the " + most
                    + " that were given; with a ManualTime it would take no time");
        }
        if (!deadline.await(changed, until) && over(deadline)) {
            throw stuck("not settled within " + most);
        }
    }

    private static boolean over(Deadline deadline) {
        return deadline.left().isZero() || Thread.currentThread().isInterrupted();
    }

    private static @Nullable Instant earliest(List<Waiting> waiting, Instant after) {
        return waiting.stream()
                .map(Waiting::due)
                .filter(due -> due != null && due.isAfter(after))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    void settleNow(Duration most) {
        Deadline deadline = Deadline.in(most);
        while (true) {
            CompletableFuture<Void> changed = inFlight.changed();
            awaitQuiet(deadline, most);
            if (time instanceof ManualTime manual) {
                manual.advance(Duration.ZERO);
            }
            Instant now = time.now();
            boolean due = inFlight.waiting().stream().map(Waiting::due).anyMatch(at -> at != null && !at.isAfter(now));
            if (changed.isDone() || !inFlight.quiet().isDone()) {
                continue;
            }
            if (!due) {
                return;
            }
            if (!deadline.await(changed)) {
                throw stuck("not settled within " + most);
            }
        }
    }

    private void awaitQuiet(Deadline deadline, Duration most) {
        if (!deadline.await(inFlight.quiet())) {
            throw stuck("not settled within " + most);
        }
    }

    private NotSettledException stuck(String reason) {
        List<String> left = new ArrayList<>();
        inFlight.running().forEach(what -> left.add("being done: " + what));
        inFlight.waiting()
                .forEach(waiting -> left.add("waiting: " + waiting.what()
                        + (waiting.due() == null
                                ? ""
                                : ", due at " + waiting.due() + " (now it is " + time.now() + ")")));
        int more = left.size() - MOST_SHOWN;
        List<String> shown = more > 0 ? new ArrayList<>(left.subList(0, MOST_SHOWN)) : left;
        if (more > 0) {
            shown.add("and " + more + " more");
        }
        return new NotSettledException(reason, shown);
    }
}
