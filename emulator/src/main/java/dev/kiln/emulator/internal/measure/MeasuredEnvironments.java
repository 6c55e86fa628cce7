package dev.kiln.emulator.internal.measure;

import dev.kiln.emulator.Invocation;
import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.Environment;
import dev.kiln.emulator.internal.environment.Environments;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.Recording;
import dev.kiln.emulator.internal.environment.ResponseSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Environments that remember the invocations that ran in them: the last 1,000. One private lock guards the memory.
 * Thread-safe.
 */
public final class MeasuredEnvironments implements Environments {
    private static final int MOST_INVOCATIONS = 1_000;

    private final Environments environments;
    private final Time time;
    private final Consumer<Invocation> each;
    private final Object lock = new Object();
    private final Deque<Invocation> ended = new ArrayDeque<>();
    private final Map<String, CompletableFuture<Invocation>> byRequest = new HashMap<>();

    /**
     * Wraps environments.
     *
     * @param each is given each invocation when it has ended, on the thread that ended it
     */
    public MeasuredEnvironments(Environments environments, Time time, Consumer<Invocation> each) {
        this.environments = environments;
        this.time = time;
        this.each = each;
    }

    @Override
    public CompletionStage<Ended> invoke(FunctionSpec function, Event event, ResponseSink sink, Recording recording) {
        Measurement measurement = new Measurement(function, event, time.now(), time.nanos(), recording);
        CompletableFuture<Invocation> measured = new CompletableFuture<>();
        synchronized (lock) {
            byRequest.put(event.requestId(), measured);
        }
        return environments
                .invoke(function, event, measurement.tee(sink), measurement)
                .handle((end, failure) -> {
                    if (failure != null) {
                        forget(event.requestId());
                        measured.completeExceptionally(failure);
                        throw failure instanceof CompletionException known ? known : new CompletionException(failure);
                    }
                    Invocation invocation = measurement.end(end);
                    remember(invocation);
                    measured.complete(invocation);
                    each.accept(invocation);
                    return end;
                });
    }

    private void remember(Invocation invocation) {
        synchronized (lock) {
            ended.addLast(invocation);
            if (ended.size() > MOST_INVOCATIONS) {
                byRequest.remove(ended.removeFirst().requestId());
            }
        }
    }

    private void forget(String requestId) {
        synchronized (lock) {
            byRequest.remove(requestId);
        }
    }

    /** Returns the measurement of a request's invocation: already complete, or completed when the invocation ends. */
    public CompletionStage<Invocation> invocation(String requestId) {
        synchronized (lock) {
            CompletableFuture<Invocation> found = byRequest.get(requestId);
            return found != null
                    ? found
                    : CompletableFuture.failedFuture(
                            new IllegalStateException("no invocation was measured for request " + requestId));
        }
    }

    /** Returns the invocations that have ended, oldest first. */
    public List<Invocation> invocations() {
        synchronized (lock) {
            return List.copyOf(ended);
        }
    }

    @Override
    public CompletionStage<Provisioned> provision(FunctionSpec function, int count) {
        return environments.provision(function, count);
    }

    @Override
    public void retire(String functionArn, String version) {
        environments.retire(functionArn, version);
    }

    @Override
    public List<Environment> environments() {
        return environments.environments();
    }

    @Override
    public void close() {
        environments.close();
    }
}
