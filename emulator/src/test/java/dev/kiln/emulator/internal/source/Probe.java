package dev.kiln.emulator.internal.source;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What a test and the handler of one of its functions have in common; functions are told apart by their names. */
public final class Probe {
    private static final Map<String, Probe> ALL = new ConcurrentHashMap<>();

    public final List<String> events = new CopyOnWriteArrayList<>();
    public final List<String> requestIds = new CopyOnWriteArrayList<>();
    public final List<String> traces = new CopyOnWriteArrayList<>();
    public final AtomicInteger running = new AtomicInteger();
    public final AtomicInteger mostRunning = new AtomicInteger();
    public volatile Code code = event -> "null";

    /** What the function does. */
    public interface Code {
        String run(String event) throws Exception;
    }

    public static Probe of(String function) {
        return ALL.computeIfAbsent(function, name -> new Probe());
    }

    static void forget(String function) {
        ALL.remove(function);
    }

    /** Runs the code and remembers the event. */
    public String run(String event, String requestId, String trace) throws Exception {
        mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            events.add(event);
            requestIds.add(requestId);
            traces.add(trace);
            return code.run(event);
        } finally {
            running.decrementAndGet();
        }
    }
}
