package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.environment.Environments.Ended;
import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.Outcome;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.ThrottleReason;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/**
 * The queue of asynchronous invocations. A function's error is tried again after one minute and after two more; an event
 * that is throttled comes again, ever more slowly, for six hours. All attempts carry one request id.
 */
final class AsyncInvocations {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);

    /** Bounds the memory that events in the queue hold. */
    private static final int MAX_WAITING = 100_000;

    private static final List<Duration> RETRIES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);
    private static final Duration MAX_AGE = Duration.ofHours(6);

    private final Invocations invocations;
    private final Time time;
    private final AtomicInteger waiting = new AtomicInteger();

    AsyncInvocations(Invocations invocations, Time time) {
        this.invocations = invocations;
        this.time = time;
    }

    /**
     * An event on its way.
     *
     * @param failures how often the function failed
     * @param throttled how often in a row it could not be run
     */
    private record Queued(FunctionName name, Event event, Instant since, int failures, int throttled) {}

    /** How many events are in the queue or run. */
    int size() {
        return waiting.get();
    }

    void add(FunctionName name, Event event) {
        // what cannot be found now is told to the caller
        invocations.target(name);
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            throw LambdaErrors.throttled(ThrottleReason.FUNCTION_INVOCATION_RATE_LIMIT_EXCEEDED);
        }
        run(new Queued(name, event, time.now(), 0, 0));
    }

    private void runAfter(Duration delay, Queued queued) {
        time.after(delay, () -> run(queued));
    }

    private void run(Queued queued) {
        try {
            invocations
                    .start(invocations.target(queued.name()), queued.event(), new BufferedResponse())
                    .whenComplete((ended, bug) -> ended(queued, ended, bug));
        } catch (TooManyRequestsException throttled) {
            later(queued);
        } catch (IllegalStateException | UncheckedIOException broken) {
            // nothing is lost to a full disk or an emulator that is closing
            LOG.error(
                    "asynchronous invocation {} could not be started",
                    queued.event().requestId(),
                    broken);
            later(queued);
        } catch (AwsServiceException gone) {
            giveUp(queued, "the function is gone: " + gone.getMessage());
        }
    }

    private void ended(Queued queued, @Nullable Ended ended, @Nullable Throwable bug) {
        if (bug != null) {
            LOG.error(
                    "asynchronous invocation {} could not be run",
                    queued.event().requestId(),
                    bug);
            later(queued);
        } else if (ended != null && ended.outcome() instanceof Outcome.Failed failed) {
            retry(queued, failed.errorType());
        } else {
            waiting.decrementAndGet();
        }
    }

    private void retry(Queued queued, String errorType) {
        if (queued.failures() == RETRIES.size()) {
            giveUp(queued, "the function failed " + (RETRIES.size() + 1) + " times, last with " + errorType);
            return;
        }
        runAfter(
                RETRIES.get(queued.failures()),
                new Queued(queued.name(), queued.event(), queued.since(), queued.failures() + 1, 0));
    }

    private void later(Queued queued) {
        Duration delay = FIRST_BACKOFF.multipliedBy(1L << Math.min(queued.throttled(), 9));
        if (delay.compareTo(LONGEST_BACKOFF) > 0) {
            delay = LONGEST_BACKOFF;
        }
        if (time.now().plus(delay).isAfter(queued.since().plus(MAX_AGE))) {
            giveUp(queued, "it could not be run for " + MAX_AGE.toHours() + " hours");
            return;
        }
        runAfter(
                delay,
                new Queued(queued.name(), queued.event(), queued.since(), queued.failures(), queued.throttled() + 1));
    }

    private void giveUp(Queued queued, String reason) {
        waiting.decrementAndGet();
        LOG.warn(
                "asynchronous event {} of {} is given up: {}",
                queued.event().requestId(),
                queued.name().arn(),
                reason);
    }
}
