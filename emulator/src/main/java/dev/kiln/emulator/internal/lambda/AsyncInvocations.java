package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.Outcome;
import dev.kiln.emulator.internal.lambda.Invocations.Target;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Table;
import dev.kiln.emulator.internal.time.InFlight;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * The queue of asynchronous invocations. A function's error is tried again after one minute and after two more; an event
 * that is throttled comes again, ever more slowly, for six hours; a function's settings may say less of both. All attempts carry one request id. What came
 * of an event goes to its destinations.
 *
 * <p>An event is stored before its sender is answered, and forgotten when its destinations are told: where the process ends before that,
 * the next one goes on with it. The function may then have run with it once more than it is known to.
 */
final class AsyncInvocations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);

    /** Bounds the memory that events in the queue hold. */
    private static final int MAX_WAITING = 100_000;

    private static final List<Duration> RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final Duration MAX_AGE = Duration.ofHours(6);

    private final Table<AsyncEvent> events;
    private final Invocations invocations;
    private final EventInvokes settings;
    private final Destinations destinations;
    private final Time time;
    private final InFlight inFlight;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<Object, Waiting> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger era = new AtomicInteger();

    AsyncInvocations(
            Table<AsyncEvent> events,
            Invocations invocations,
            EventInvokes settings,
            Destinations destinations,
            Time time,
            InFlight inFlight) {
        this.events = events;
        this.invocations = invocations;
        this.settings = settings;
        this.destinations = destinations;
        this.time = time;
        this.inFlight = inFlight;
    }

    /** How many events are in the queue or run. */
    int size() {
        return waiting.get();
    }

    /** Goes on with the events that are stored. */
    void resume() {
        List<AsyncEvent> stored = new ArrayList<>();
        events.scan(KeyRange.all()).forEach(row -> stored.add(row.value()));
        for (AsyncEvent event : stored) {
            AsyncEvent queued = event.inEra(era.get());
            waiting.incrementAndGet();
            InFlight.Work work = inFlight.begin(queued::toString);
            Duration delay = Duration.between(time.now(), queued.due());
            if (!delay.isNegative() && !delay.isZero()) {
                sleep(delay, queued, work);
            } else if (tooOld(queued, Duration.ZERO)) {
                giveUp(queued, "EventAgeExceeded", "it is too old", work);
            } else {
                run(queued, work);
            }
        }
    }

    /** Goes on with the events that are stored now, in place of those it knew. */
    void restart() {
        close();
        resume();
    }

    /** Leaves the events as they are stored. What functions still answer changes nothing. */
    @Override
    public void close() {
        era.incrementAndGet();
        waiting.set(0);
        attempts.keySet().forEach(key -> {
            Waiting attempt = attempts.remove(key);
            if (attempt != null && attempt.timer().cancel()) {
                attempt.plan().end();
            }
        });
    }

    void add(FunctionName name, Event event) {
        // what cannot be found now is told to the caller
        invocations.target(name);
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            throw LambdaErrors.throttled(ThrottleReason.FUNCTION_INVOCATION_RATE_LIMIT_EXCEEDED);
        }
        Instant now = time.now();
        AsyncEvent queued = new AsyncEvent(name, event, now, now, era.get(), 0, 0, null);
        events.put(queued.key(), queued);
        InFlight.Work work = inFlight.begin(queued::toString);
        if (invocations.inCircles(name, event)) {
            giveUp(queued, "RecursiveInvocation", "it comes from the function itself, in circles", work);
        } else {
            run(queued, work);
        }
    }

    /** An event that waits for its next attempt. */
    private record Waiting(Time.Timer timer, InFlight.Work plan) {}

    private void runAfter(Duration delay, AsyncEvent queued, InFlight.Work done) {
        AsyncEvent later = queued.dueAt(time.now().plus(delay));
        events.put(later.key(), later);
        sleep(delay, later, done);
    }

    private void sleep(Duration delay, AsyncEvent queued, InFlight.Work done) {
        InFlight.Work plan = inFlight.plan(() -> "the next attempt of " + queued, queued.due());
        Object key = new Object();
        Time.Timer timer = time.after(delay, () -> {
            InFlight.Work work = inFlight.begin(queued::toString);
            plan.end();
            attempts.remove(key);
            if (stale(queued)) {
                work.end();
            } else {
                run(queued, work);
            }
        });
        attempts.put(key, new Waiting(timer, plan));
        done.end();
    }

    private boolean stale(AsyncEvent queued) {
        return queued.era() != era.get();
    }

    private void run(AsyncEvent queued, InFlight.Work work) {
        try {
            Target target = invocations.target(queued.name());
            if (invocations.reservedNothing(queued.name()) && destinations.forFailures(queued.name())) {
                giveUp(queued, "ZeroReservedConcurrency", "the function may not run at all", work);
                return;
            }
            BufferedResponse response = new BufferedResponse();
            invocations
                    .start(target, queued.event(), response)
                    .whenComplete((ended, bug) -> ended(queued, target, response, ended, bug, work));
        } catch (TooManyRequestsException throttled) {
            later(queued, work);
        } catch (IllegalStateException | UncheckedIOException broken) {
            // nothing is lost to a full disk or an emulator that is closing
            LOG.error("{} could not be started", queued, broken);
            later(queued, work);
        } catch (AwsServiceException gone) {
            giveUp(queued, "RetriesExhausted", "the function is gone: " + gone.getMessage(), work);
        }
    }

    private void ended(
            AsyncEvent queued,
            Target target,
            BufferedResponse response,
            @Nullable Ended ended,
            @Nullable Throwable bug,
            InFlight.Work work) {
        if (stale(queued)) {
            work.end();
            return;
        }
        if (bug != null || ended == null) {
            LOG.error("{} could not be run", queued, bug);
            later(queued, work);
            return;
        }
        boolean failed = ended.outcome() instanceof Outcome.Failed;
        AsyncEvent ran =
                queued.ran(new AsyncEvent.Answer(response.payload(ended.outcome()), failed, target.executedVersion()));
        if (failed) {
            retry(ran, work);
        } else {
            finish(ran, destinations.succeeded(ran), work);
        }
    }

    private void finish(AsyncEvent queued, CompletionStage<Void> told, InFlight.Work work) {
        told.whenComplete((done, never) -> {
            if (!stale(queued)) {
                waiting.decrementAndGet();
                events.remove(queued.key());
            }
            work.end();
        });
    }

    private void retry(AsyncEvent ran, InFlight.Work work) {
        FunctionEventInvokeConfig set = settings.find(ran.name());
        Integer attempts = set == null ? null : set.maximumRetryAttempts();
        if (ran.runs() > (attempts == null ? RETRIES.size() : attempts)) {
            giveUp(ran, "RetriesExhausted", "the function failed " + ran.runs() + " times", work);
            return;
        }
        Duration delay = RETRIES.get(ran.runs() - 1);
        if (tooOld(ran, delay)) {
            giveUp(ran, "EventAgeExceeded", "it would be too old for its next attempt", work);
        } else {
            runAfter(delay, ran, work);
        }
    }

    private void later(AsyncEvent queued, InFlight.Work work) {
        Duration delay = FIRST_BACKOFF.multipliedBy(1L << Math.min(queued.throttled(), 9));
        if (delay.compareTo(LONGEST_BACKOFF) > 0) {
            delay = LONGEST_BACKOFF;
        }
        if (tooOld(queued, delay)) {
            giveUp(queued, "EventAgeExceeded", "it could not be run in time", work);
        } else {
            runAfter(delay, queued.throttledAgain(), work);
        }
    }

    /** AWS does not wait for the age: it gives up when it is clear that the next attempt would be too late. */
    private boolean tooOld(AsyncEvent queued, Duration delay) {
        FunctionEventInvokeConfig set = settings.find(queued.name());
        Integer seconds = set == null ? null : set.maximumEventAgeInSeconds();
        Duration age = seconds == null ? MAX_AGE : Duration.ofSeconds(seconds);
        return time.now().plus(delay).isAfter(queued.since().plus(age));
    }

    private void giveUp(AsyncEvent queued, String condition, String reason, InFlight.Work work) {
        LOG.warn("{} is given up: {}", queued, reason);
        finish(queued, destinations.failed(queued, condition), work);
    }
}
