package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.internal.environment.Launcher.LaunchedRuntime;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One extension. Its mutable fields are guarded by the environment's lock. */
final class Extension {
    final String id = UUID.randomUUID().toString();
    final String name;

    /** A program of its own; otherwise a thread inside the runtime's process. */
    final boolean external;

    Set<String> events = Set.of();
    State state = State.STARTED;

    @Nullable
    CompletableFuture<Happening> waiting;

    @Nullable
    Happening pending;

    @Nullable
    LaunchedRuntime process;

    Extension(String name, boolean external) {
        this.name = name;
        this.external = external;
    }

    boolean wants(String event) {
        return events.contains(event);
    }

    /** Where an extension stands; a transition that is not listed is refused. */
    enum State {
        STARTED("Started"),
        REGISTERED("Registered"),
        READY("Ready"),
        RUNNING("Running"),
        INIT_ERROR("InitError"),
        EXIT_ERROR("ExitError"),
        EXITED("Exited");

        private final String title;

        State(String title) {
            this.title = title;
        }

        private boolean allows(State next) {
            return switch (next) {
                case STARTED -> false;
                case REGISTERED -> this == STARTED;
                case READY -> this == REGISTERED || this == RUNNING || this == READY;
                case RUNNING -> this == READY;
                case INIT_ERROR -> this == REGISTERED || this == INIT_ERROR;
                case EXIT_ERROR -> this == READY || this == RUNNING || this == EXIT_ERROR;
                case EXITED -> true;
            };
        }

        State to(State next, String extension) {
            if (!allows(next)) {
                throw new RuntimeApiError(
                        403,
                        "Extension.InvalidExtensionState",
                        "State transition from " + title + " to " + next.title + " failed for extension " + extension
                                + ". Error: State transition is not allowed");
            }
            return next;
        }
    }

    /**
     * What {@code event/next} answers.
     *
     * @param event of an INVOKE, else null
     * @param reason of a SHUTDOWN, else null
     */
    record Happening(
            String identifier,
            long deadlineMillis,
            @Nullable Event event,
            @Nullable String reason) {}
}
