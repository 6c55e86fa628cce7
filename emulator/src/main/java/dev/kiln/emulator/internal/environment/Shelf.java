package dev.kiln.emulator.internal.environment;

import java.util.ArrayDeque;

/** The environments of one revision of a function version. The mutable fields are guarded by the pool's lock. */
final class Shelf {
    private final FunctionSpec function;

    /** Last in, first out: what was used last is warm, what was not used is reaped. */
    final ArrayDeque<RunningEnvironment> idle = new ArrayDeque<>();

    /** What is left of environments that failed; the next start happens in one of them. */
    final ArrayDeque<Sandbox> resets = new ArrayDeque<>();

    boolean retired;
    int provisioned;

    Shelf(FunctionSpec function) {
        // what is started ahead stands on the same shelf as what is started on demand
        boolean ahead = function.initializationType().equals(EnvironmentPool.PROVISIONED);
        this.function = ahead ? function.withInitializationType(EnvironmentPool.ON_DEMAND) : function;
    }

    FunctionSpec function() {
        return function;
    }
}
