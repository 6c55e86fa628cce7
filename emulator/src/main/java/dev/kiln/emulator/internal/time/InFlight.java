package dev.kiln.emulator.internal.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of what the emulator still has to do, so that a test can wait for its end instead of looking again and again. Whoever works begins an
 * entry and ends it; whoever waits for a time plans one; whoever takes from a store of somebody else, such as a queue, says so, and the
 * owner of the store tells what lies in it. Its own lock guards the entries; futures complete after it is released.
 */
public final class InFlight {
    private final Object lock = new Object();
    private final Set<Entry> running = new LinkedHashSet<>();
    private final Set<Planned> planned = new LinkedHashSet<>();
    private final List<Consumed> consumed = new CopyOnWriteArrayList<>();
    private final List<Function<String, @Nullable Waiting>> owners = new CopyOnWriteArrayList<>();
    private CompletableFuture<Void> changed = new CompletableFuture<>();
    private CompletableFuture<Void> quiet = new CompletableFuture<>();

    /**
     * Something that waits.
     *
     * @param due when it will go on; null where no time is set for it
     */
    public record Waiting(String what, @Nullable Instant due) {}

    /** An entry of the ledger. Ending it again does nothing. */
    public interface Work {
        void end();
    }

    /** Notes that something is being done now; what it is, is asked only if somebody wants to know. */
    public Work begin(Supplier<String> what) {
        Entry entry = new Entry(what);
        CompletableFuture<Void> told;
        synchronized (lock) {
            running.add(entry);
            told = takeChanged();
        }
        told.complete(null);
        return entry;
    }

    /** Notes that something will be done at a time, unless it is ended before. */
    public Work plan(Supplier<String> what, Instant due) {
        Planned plan = new Planned(what, due);
        CompletableFuture<Void> told;
        synchronized (lock) {
            planned.add(plan);
            told = takeChanged();
        }
        told.complete(null);
        return plan;
    }

    /** Notes that what lies in a resource, now or later, will be taken from it, until the entry is ended. */
    public Work consume(String arn) {
        Consumed entry = new Consumed(arn);
        consumed.add(entry);
        return entry;
    }

    /** Registers who knows what lies in a resource that is consumed; he returns null where that is nothing, or not his. */
    public void askAbout(Function<String, @Nullable Waiting> owner) {
        owners.add(owner);
    }

    /** Completes when an entry begins, is planned or ends after this call. */
    public CompletableFuture<Void> changed() {
        synchronized (lock) {
            return changed;
        }
    }

    /** Completes when nothing is being done, at once where that is so. */
    public CompletableFuture<Void> quiet() {
        synchronized (lock) {
            return running.isEmpty() ? CompletableFuture.completedFuture(null) : quiet;
        }
    }

    /** What is being done, in the order in which it began. */
    public List<String> running() {
        List<Entry> now;
        synchronized (lock) {
            now = List.copyOf(running);
        }
        return now.stream().map(entry -> entry.what.get()).toList();
    }

    /** What waits: plans, and what lies in consumed resources. */
    public List<Waiting> waiting() {
        List<Planned> plans;
        synchronized (lock) {
            plans = List.copyOf(planned);
        }
        List<Waiting> all = new ArrayList<>();
        plans.forEach(plan -> all.add(new Waiting(plan.what.get(), plan.due)));
        consumed.stream().map(entry -> entry.arn).distinct().forEach(arn -> {
            for (Function<String, @Nullable Waiting> owner : owners) {
                Waiting held = owner.apply(arn);
                if (held != null) {
                    all.add(held);
                }
            }
        });
        return all;
    }

    private CompletableFuture<Void> takeChanged() {
        CompletableFuture<Void> told = changed;
        changed = new CompletableFuture<>();
        return told;
    }

    private final class Entry implements Work {
        private final Supplier<String> what;

        Entry(Supplier<String> what) {
            this.what = what;
        }

        @Override
        public void end() {
            CompletableFuture<Void> told;
            CompletableFuture<Void> last = null;
            synchronized (lock) {
                if (!running.remove(this)) {
                    return;
                }
                told = takeChanged();
                if (running.isEmpty()) {
                    last = quiet;
                    quiet = new CompletableFuture<>();
                }
            }
            told.complete(null);
            if (last != null) {
                last.complete(null);
            }
        }
    }

    private final class Planned implements Work {
        private final Supplier<String> what;
        private final Instant due;

        Planned(Supplier<String> what, Instant due) {
            this.what = what;
            this.due = due;
        }

        @Override
        public void end() {
            CompletableFuture<Void> told;
            synchronized (lock) {
                if (!planned.remove(this)) {
                    return;
                }
                told = takeChanged();
            }
            told.complete(null);
        }
    }

    private final class Consumed implements Work {
        private final String arn;

        Consumed(String arn) {
            this.arn = arn;
        }

        @Override
        public void end() {
            consumed.remove(this);
        }
    }
}
