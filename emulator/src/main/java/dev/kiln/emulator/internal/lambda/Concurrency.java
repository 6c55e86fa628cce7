package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.lambda.Tables.Reserved;
import dev.kiln.emulator.internal.store.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;

/**
 * Counts the invocations that run, and refuses those over a limit: a function's reserved concurrency, or what the
 * reservations of all functions leave of the account's.
 */
final class Concurrency {
    /** What reservations must leave of the account's concurrency. */
    static final int MIN_UNRESERVED = 100;

    private final Tables tables;
    private final Quotas quotas;
    private final Object lock = new Object();
    private final Map<Key, Integer> running = new HashMap<>();

    Concurrency(Tables tables, Quotas quotas) {
        this.tables = tables;
        this.quotas = quotas;
    }

    /** The right to run one invocation; closed when it has ended. Idempotent. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the right to run one more invocation.
     *
     * @throws software.amazon.awssdk.services.lambda.model.TooManyRequestsException if a limit is reached
     */
    Permit acquire(FunctionName name) {
        Reserved reserved = tables.reserved().get(name.key());
        // functions with reserved concurrency have a count of their own, all others share one
        Key counter = reserved != null ? name.key() : FunctionName.owner(name.account(), name.region());
        int limit = reserved != null
                ? reserved.executions()
                : quotas.concurrentExecutions() - reserved(tables, name.account(), name.region());
        synchronized (lock) {
            int now = running.getOrDefault(counter, 0);
            if (now >= limit) {
                throw LambdaErrors.throttled(
                        reserved != null
                                ? ThrottleReason.RESERVED_FUNCTION_CONCURRENT_INVOCATION_LIMIT_EXCEEDED
                                : ThrottleReason.CONCURRENT_INVOCATION_LIMIT_EXCEEDED);
            }
            running.put(counter, now + 1);
        }
        AtomicBoolean released = new AtomicBoolean();
        return () -> {
            if (!released.getAndSet(true)) {
                release(counter);
            }
        };
    }

    private void release(Key counter) {
        synchronized (lock) {
            running.computeIfPresent(counter, (key, now) -> now == 1 ? null : now - 1);
        }
    }

    /** Reserved concurrency of all functions of an account in a region. */
    static int reserved(Tables tables, String account, String region) {
        return Tables.under(tables.reserved(), FunctionName.owner(account, region)).stream()
                .mapToInt(Reserved::executions)
                .sum();
    }

    static int reservedByOthers(Tables tables, FunctionName name) {
        Reserved own = tables.reserved().get(name.key());
        return reserved(tables, name.account(), name.region()) - (own == null ? 0 : own.executions());
    }
}
