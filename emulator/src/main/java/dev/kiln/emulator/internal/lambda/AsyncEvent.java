package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.environment.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in the queue of asynchronous invocations.
 *
 * @param era in which it was handed in: events of an era before a rollback are forgotten
 * @param runs how often the function has run with it
 * @param throttled how often in a row it could not be run
 * @param last what came of the last run; null before there was one
 */
record AsyncEvent(
        FunctionName name,
        Event event,
        Instant since,
        int era,
        int runs,
        int throttled,
        @Nullable Answer last) {

    /** What a run of the function answered. */
    @SuppressWarnings("ArrayRecordComponent") // shared, not copied
    record Answer(byte[] payload, boolean failed, String executedVersion) {}

    AsyncEvent ran(Answer answer) {
        return new AsyncEvent(name, event, since, era, runs + 1, 0, answer);
    }

    AsyncEvent throttledAgain() {
        return new AsyncEvent(name, event, since, era, runs, throttled + 1, last);
    }

    @Override
    public String toString() {
        return "asynchronous event " + event.requestId() + " of " + name.arn();
    }
}
