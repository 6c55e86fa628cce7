package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.internal.environment.Environments.Provisioned;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Starts environments ahead of invocations. */
final class Provisioning {
    private final EnvironmentPool pool;
    private final Shelf shelf;
    private final CompletableFuture<Provisioned> result = new CompletableFuture<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicReference<String> error = new AtomicReference<>();

    Provisioning(EnvironmentPool pool, Shelf shelf) {
        this.pool = pool;
        this.shelf = shelf;
    }

    CompletionStage<Provisioned> start(int missing, int wanted) {
        if (missing == 0) {
            result.complete(new Provisioned(wanted, null));
        }
        open.set(missing);
        for (int i = 0; i < missing; i++) {
            RunningEnvironment environment = pool.create(shelf, pool.newSandbox(shelf.function(), true));
            new EnvironmentStart(environment, pool.time(), false, pool.initLimit(environment.function()))
                    .run(Recording.NONE)
                    .thenAccept(started -> {
                        Failure failure = started.failure();
                        if (failure == null) {
                            pool.release(environment);
                        } else {
                            failed.incrementAndGet();
                            error.compareAndSet(null, new String(failure.payload(""), StandardCharsets.UTF_8));
                        }
                        if (open.decrementAndGet() == 0) {
                            result.complete(new Provisioned(wanted - failed.get(), error.get()));
                        }
                    });
        }
        return result;
    }
}
