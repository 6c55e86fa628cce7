package dev.kiln.emulator.internal.environment;

import java.util.EnumSet;
import java.util.Set;

/** Where a runtime stands with the Runtime API. A transition that is not listed is refused, as AWS refuses it. */
enum RuntimeState {
    STARTED("Started"),
    INIT_ERROR("InitError"),
    /** SnapStart: the checkpoint hooks have run. */
    RESTORE_READY("RestoreReady"),
    RESTORING("Restoring"),
    RESTORE_ERROR("RuntimeRestoreErrorState"),
    /** Waits for an event; asking for one again changes nothing. */
    READY("Ready"),
    RUNNING("Running"),
    INVOCATION_RESPONSE("InvocationResponse"),
    INVOCATION_ERROR_RESPONSE("InvocationErrorResponse"),
    RESPONSE_SENT("RuntimeResponseSentState");

    private final String title;

    RuntimeState(String title) {
        this.title = title;
    }

    private Set<RuntimeState> successors() {
        return switch (this) {
            case STARTED -> EnumSet.of(READY, RESTORE_READY, INIT_ERROR);
            case RESTORE_READY -> EnumSet.of(RESTORING);
            case RESTORING -> EnumSet.of(READY, RESTORE_ERROR);
            case READY -> EnumSet.of(READY, RUNNING);
            case RUNNING -> EnumSet.of(INVOCATION_RESPONSE, INVOCATION_ERROR_RESPONSE);
            case INVOCATION_RESPONSE, INVOCATION_ERROR_RESPONSE -> EnumSet.of(RESPONSE_SENT);
            case RESPONSE_SENT -> EnumSet.of(READY);
            case INIT_ERROR, RESTORE_ERROR -> EnumSet.noneOf(RuntimeState.class);
        };
    }

    boolean allows(RuntimeState next) {
        return successors().contains(next);
    }

    /** Returns the next state, or throws AWS's refusal. */
    RuntimeState to(RuntimeState next) {
        if (!allows(next)) {
            throw new RuntimeApiError(
                    403,
                    "InvalidStateTransition",
                    "State transition from " + title + " to " + next.title
                            + " failed for runtime. Error: State transition is not allowed");
        }
        return next;
    }
}
