package dev.kiln.emulator.internal.sqs;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.time.InFlight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks that move messages. One with a limit moves a message at each beat of its own; one without is done before
 * its start is answered. Tasks that the process was killed in, and those that a rollback brought back, go on.
 */
final class MoveTasks implements AutoCloseable {
    private static final int KEPT = 10;
    private static final int STEP = 1000;
    private static final long SECOND_NANOS = 1_000_000_000;

    private final Queues queues;
    private final Messages messages;
    private final FifoGroups groups;
    private final Receivers receivers;
    private final Time time;
    private final InFlight inFlight;
    private final Map<Key, Beat> beats = new HashMap<>();

    MoveTasks(
            Queues queues,
            Messages messages,
            FifoGroups groups,
            Receivers receivers,
            Store store,
            Time time,
            InFlight inFlight) {
        this.queues = queues;
        this.messages = messages;
        this.groups = groups;
        this.receivers = receivers;
        this.time = time;
        this.inFlight = inFlight;
        store.onRollback(this::resume);
    }

    private record Beat(Time.Timer timer, InFlight.Work plan) {
        void cancel() {
            timer.cancel();
            plan.end();
        }
    }

    MoveTask start(QueueName source, @Nullable String destination, @Nullable Integer perSecond) {
        MoveTask started = queues.change(() -> {
            QueueRecord queue = queues.require(source);
            List<MoveTask> before = latest(queue, Integer.MAX_VALUE);
            if (before.stream().anyMatch(MoveTask::running)) {
                throw SqsErrors.invalid("There is already a task running."
                        + " Only one active task is allowed for a source queue arn at a given time.");
            }
            before.stream()
                    .skip(KEPT - 1)
                    .forEach(old -> queues.tables().moves().remove(old.key(queue)));
            long now = queues.nowMillis();
            messages.expire(queue, now);
            MoveTask task = new MoveTask(
                    before.isEmpty() ? 1 : before.get(0).number() + 1,
                    UUID.randomUUID().toString(),
                    source.arn(),
                    destination,
                    perSecond,
                    messages.counts(queue.key(), now).visible(),
                    0,
                    now,
                    MoveTask.RUNNING,
                    null);
            queues.tables().moves().put(task.key(queue), task);
            return task;
        });
        goOn(source, started.number());
        return started;
    }

    /** Ends a running task, and returns it as it is then; null where there is none that runs. */
    @Nullable
    MoveTask cancel(QueueRecord source, String id) {
        MoveTask cancelled = queues.change(() -> {
            for (MoveTask task : latest(source, KEPT)) {
                if (task.id().equals(id) && task.running()) {
                    MoveTask ended = task.ended(MoveTask.CANCELLED, null);
                    queues.tables().moves().put(task.key(source), ended);
                    return ended;
                }
            }
            return null;
        });
        if (cancelled != null) {
            stop(cancelled.key(source));
        }
        return cancelled;
    }

    /** The tasks of a queue, the latest first. */
    List<MoveTask> latest(QueueRecord source, int most) {
        List<MoveTask> latest = new ArrayList<>();
        for (Row<MoveTask> row : queues.tables().moves().scanReverse(KeyRange.under(source.key()))) {
            if (latest.size() == most) {
                break;
            }
            latest.add(row.value());
        }
        return latest;
    }

    /** Takes up the tasks that run by what is stored. */
    void resume() {
        List<MoveTask> running = new ArrayList<>();
        for (Row<MoveTask> row : queues.tables().moves().scan(KeyRange.all())) {
            if (row.value().running()) {
                running.add(row.value());
            }
        }
        for (MoveTask task : running) {
            QueueName source = QueueName.ofArn(task.source());
            if (source != null) {
                setBeat(source, task);
            }
        }
    }

    private void goOn(QueueName source, long number) {
        MoveTask task = step(source, number);
        while (task != null && task.running() && task.perSecond() == null) {
            task = step(source, number);
        }
        if (task != null && task.running()) {
            setBeat(source, task);
        }
    }

    private void setBeat(QueueName source, MoveTask task) {
        Integer rate = task.perSecond();
        Duration delay = rate == null ? Duration.ZERO : Duration.ofNanos(SECOND_NANOS / rate);
        Key key = source.key().with(task.number());
        InFlight.Work plan = inFlight.plan(
                () -> "moving messages out of " + task.source(), time.now().plus(delay));
        Time.Timer timer = time.after(delay, () -> beat(source, task.number()));
        Beat before;
        synchronized (beats) {
            before = beats.put(key, new Beat(timer, plan));
        }
        if (before != null) {
            before.cancel();
        }
    }

    private void beat(QueueName source, long number) {
        InFlight.Work work = inFlight.begin(() -> "moving messages out of " + source.arn());
        try {
            stop(source.key().with(number));
            goOn(source, number);
        } finally {
            work.end();
        }
    }

    private void stop(Key key) {
        Beat set;
        synchronized (beats) {
            set = beats.remove(key);
        }
        if (set != null) {
            set.cancel();
        }
    }

    @Override
    public void close() {
        List<Beat> all;
        synchronized (beats) {
            all = List.copyOf(beats.values());
            beats.clear();
        }
        all.forEach(Beat::cancel);
    }

    /** Moves some messages; returns the task as it is then, null where it is gone. */
    private @Nullable MoveTask step(QueueName source, long number) {
        Set<QueueName> reached = new LinkedHashSet<>();
        MoveTask after = queues.change(() -> {
            QueueRecord queue = queues.find(source);
            MoveTask task = queues.tables().moves().get(source.key().with(number));
            if (queue == null || task == null || !task.running()) {
                return task;
            }
            MoveTask moved = move(queue, task, reached);
            queues.tables().moves().put(moved.key(queue), moved);
            return moved;
        });
        reached.forEach(receivers::wake);
        return after;
    }

    private MoveTask move(QueueRecord queue, MoveTask task, Set<QueueName> reached) {
        long now = queues.nowMillis();
        messages.expire(queue, now);
        int most = task.perSecond() == null ? STEP : 1;
        for (int moved = 0; moved < most; moved++) {
            MessageRecord message = next(queue, now);
            if (message == null) {
                return task.moved(moved).ended(MoveTask.COMPLETED, null);
            }
            String to = task.destination() == null ? message.sourceArn() : task.destination();
            if (to == null) {
                return task.moved(moved).ended(MoveTask.FAILED, "CouldNotDetermineMessageSource");
            }
            QueueName name = QueueName.ofArn(to);
            QueueRecord target = name == null ? null : queues.find(name);
            if (name == null || target == null) {
                return task.moved(moved).ended(MoveTask.FAILED, "AWS.SimpleQueueService.NonExistentQueue");
            }
            reached.add(name);
            messages.remove(queue, message);
            if (queue.fifo()) {
                groups.refresh(queue.key(), message, now);
            }
            long visibleAt = now + 1000L * target.number("DelaySeconds");
            messages.add(target, message.renewed(messages.nextNumber(target.key()), now, visibleAt), now);
        }
        return task.moved(most);
    }

    private @Nullable MessageRecord next(QueueRecord queue, long now) {
        Key key = queue.key();
        if (queue.fifo()) {
            List<String> ready = groups.ready(key, now);
            return ready.isEmpty()
                    ? null
                    : messages.require(
                            key, groups.messages(key, ready.get(0), 1).get(0));
        }
        for (Row<String> row : messages.visible(queue, now)) {
            return messages.require(key, Messages.number(row));
        }
        return null;
    }
}
