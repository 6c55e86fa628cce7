package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.message.IoThread;
import dev.kiln.emulator.internal.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/**
 * Refuses what goes beyond the rates of a table, if that is switched on: each table and global index has a bucket of units for reads and
 * one for writes. A new one holds what a second brings, and what is not used is kept for five minutes, as AWS does. What costs more than
 * a second brings is let through when that much is there, and is paid back by what follows.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html">AWS: burst and
 *     adaptive capacity</a>
 */
final class Throttling {
    private static final int KEPT_SECONDS = 300;
    private static final double NANOS = 1e9;

    /** Tables come and go; beyond this many buckets all begin anew. */
    private static final int MOST_BUCKETS = 10_000;

    private final Time time;
    private final boolean on;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Name, Bucket> buckets = new HashMap<>();

    /** Whose units these are. */
    private record Name(String table, @Nullable String index, boolean write) {}

    /** The units that there were at a time. */
    private record Bucket(double units, long nanos) {}

    /** What a request takes of one bucket. */
    private record Share(Name name, double rate, double cost) {}

    Throttling(boolean on, Time time, Store store) {
        this.on = on;
        this.time = time;
        store.onRollback(this::forget);
    }

    /** Returns a bill that a request asked for, or that is needed to know what it costs. */
    Bill bill(@Nullable ReturnConsumedCapacity wanted) {
        return bill(Bill.Kind.PLAIN, wanted);
    }

    Bill bill(Bill.Kind kind, @Nullable ReturnConsumedCapacity wanted) {
        return new Bill(kind, wanted, on);
    }

    boolean on() {
        return on;
    }

    /**
     * Takes what a write costs. Called before anything is written.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException if it is not there
     */
    void write(Bill.Kind kind, Schema schema, ItemWrite.Outcome outcome) {
        if (on) {
            take(schema, bill(kind, null).write(schema, outcome), true);
        }
    }

    /**
     * Takes what was read of the units for reads.
     *
     * @throws software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException if it is not there
     */
    Bill read(Schema schema, Bill bill) {
        if (on) {
            take(schema, bill, false);
        }
        return bill;
    }

    private void take(Schema schema, Bill bill, boolean write) {
        List<Share> shares = new ArrayList<>();
        shares.add(share(schema, null, bill.ofTable(), write));
        bill.ofGlobal().forEach((index, cost) -> shares.add(share(schema, index, cost, write)));
        long now = time.nanos();
        IoThread.lock(lock);
        try {
            for (Share share : shares) {
                if (share.cost() > 0 && left(share, now) < Math.min(share.cost(), share.rate())) {
                    throw ThrottlingErrors.exceeded(schema, share.name().index(), write);
                }
            }
            for (Share share : shares) {
                if (share.cost() > 0 && share.rate() < Double.POSITIVE_INFINITY) {
                    buckets.put(share.name(), new Bucket(left(share, now) - share.cost(), now));
                }
            }
            if (buckets.size() > MOST_BUCKETS) {
                buckets.clear();
            }
        } finally {
            lock.unlock();
        }
    }

    private static Share share(Schema schema, @Nullable String index, double cost, boolean write) {
        Rates.Rate rate =
                index == null ? schema.rates().table() : schema.rates().index(index);
        return new Share(new Name(schema.id(), index, write), write ? rate.writes() : rate.reads(), cost);
    }

    /** Called with the lock. */
    private double left(Share share, long now) {
        Bucket bucket = buckets.get(share.name());
        if (bucket == null) {
            return share.rate();
        }
        double brought = (now - bucket.nanos()) / NANOS * share.rate();
        return Math.min(bucket.units() + brought, KEPT_SECONDS * share.rate());
    }

    private void forget() {
        lock.lock();
        try {
            buckets.clear();
        } finally {
            lock.unlock();
        }
    }
}
