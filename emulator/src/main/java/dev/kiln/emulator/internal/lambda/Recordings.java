package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.environment.Event;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.Recording;

/** Begins the record of each invocation. */
@FunctionalInterface
public interface Recordings {
    Recordings NONE = (function, event) -> Recording.NONE;

    Recording begin(FunctionSpec function, Event event);
}
