package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.store.Key;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in the queue of asynchronous invocations.
 *
 * @param due when its next attempt is; in the past while the function has it
 * @param era of the process in which it is worked on: what an earlier one still does changes nothing
 * @param runs how often the function has run with it
 * @param throttled how often in a row it could not be run
 * @param last what came of the last run; null before there was one
 */
record AsyncEvent(
        FunctionName name,
        Event event,
        Instant since,
        Instant due,
        int era,
        int runs,
        int throttled,
        @Nullable Answer last) {

    /** What a run of the function answered. */
    @SuppressWarnings("ArrayRecordComponent") // shared, not copied
    record Answer(byte[] payload, boolean failed, String executedVersion) {}

    /** The key it is stored under: events are found in the order in which they came. */
    Key key() {
        return Key.of(since.toEpochMilli()).with(event.requestId());
    }

    AsyncEvent ran(Answer answer) {
        return new AsyncEvent(name, event, since, due, era, runs + 1, 0, answer);
    }

    AsyncEvent throttledAgain() {
        return new AsyncEvent(name, event, since, due, era, runs, throttled + 1, last);
    }

    AsyncEvent dueAt(Instant next) {
        return new AsyncEvent(name, event, since, next, era, runs, throttled, last);
    }

    AsyncEvent inEra(int now) {
        return new AsyncEvent(name, event, since, due, now, runs, throttled, last);
    }

    @Override
    public String toString() {
        return "asynchronous event " + event.requestId() + " of " + name.arn();
    }
}
