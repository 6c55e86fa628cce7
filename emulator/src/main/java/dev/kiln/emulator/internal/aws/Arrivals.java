package dev.kiln.emulator.internal.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells that a resource has new data, to whoever reads it without polling. Services announce what they wrote after they
 * wrote it, with no lock held; they do not know who listens.
 *
 * <pre>{@code
 * Arrivals.Listening listening = arrivals.listen(streamArn, () -> executor.execute(this::read));
 * read(); // what was there before
 * ...
 * listening.close();
 * }</pre>
 *
 * <p>Listen first, read then, and nothing is missed. A listener runs on the thread that wrote, as often as something was
 * written, and must not block. Safe for use by many threads.
 */
public final class Arrivals {
    private final Map<String, List<Runnable>> listeners = new ConcurrentHashMap<>();

    /** Has a listener told of each arrival until the listening is closed. */
    public Listening listen(String arn, Runnable listener) {
        Listener own = new Listener(listener);
        listeners.compute(arn, (key, all) -> {
            List<Runnable> joined = all == null ? new CopyOnWriteArrayList<>() : all;
            joined.add(own);
            return joined;
        });
        return () -> listeners.computeIfPresent(arn, (key, all) -> {
            all.remove(own);
            return all.isEmpty() ? null : all;
        });
    }

    /** Tells everybody who listens that the resource has something new. */
    public void announce(String arn) {
        List<Runnable> told = listeners.get(arn);
        if (told != null) {
            told.forEach(Runnable::run);
        }
    }

    /** Equal to itself alone: the same listener may listen twice. */
    private static final class Listener implements Runnable {
        private final Runnable told;

        Listener(Runnable told) {
            this.told = told;
        }

        @Override
        public void run() {
            told.run();
        }
    }

    /** Somebody who listens. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
