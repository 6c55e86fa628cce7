package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.internal.environment.Extension.Happening;
import dev.kiln.emulator.internal.environment.Extension.State;
import dev.kiln.emulator.internal.environment.Guard.Effects;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of one environment. What the Extensions API calls takes the environment's lock; methods with
 * {@link Effects} are called under it.
 */
final class ExtensionSet {
    private static final int LIMIT = 10;
    private static final Set<String> EXTERNAL_EVENTS = Set.of("INVOKE", "SHUTDOWN");
    private static final Set<String> INTERNAL_EVENTS = Set.of("INVOKE");

    private final Guard guard;
    private final Owner owner;
    private final Map<String, Extension> byName = new LinkedHashMap<>();
    private boolean closed;

    /** What an environment wants to know of its extensions; called under the lock. */
    interface Owner {
        void extensionMoved(Effects effects);

        void extensionFailed(Failure failure, Effects effects);
    }

    ExtensionSet(Guard guard, Owner owner) {
        this.guard = guard;
        this.owner = owner;
    }

    /** Announces a program that is about to be started. */
    Extension expect(String name, Effects effects) {
        Extension extension = new Extension(name, true);
        byName.put(name, extension);
        return extension;
    }

    Extension register(String name, Set<String> events) {
        if (name.isEmpty()) {
            throw refused("Extension.InvalidExtensionName", "Empty extension name");
        }
        return guard.change(effects -> {
            Extension known = byName.get(name);
            boolean external = known != null && known.external;
            for (String event : events) {
                if (!(external ? EXTERNAL_EVENTS : INTERNAL_EVENTS).contains(event)) {
                    throw refused("Extension.InvalidEventType", event + ": ErrorInvalidEventType");
                }
            }
            Extension extension = known != null && known.external ? known : internal(name, known);
            extension.state = extension.state.to(State.REGISTERED, name);
            extension.events = Set.copyOf(events);
            owner.extensionMoved(effects);
            return extension;
        });
    }

    private Extension internal(String name, @Nullable Extension known) {
        if (closed) {
            throw refused("Extension.RegistrationClosed", "Extension registration closed already");
        }
        if (known != null) {
            throw refused("Extension.InvalidExtensionState", "Extension with this name already registered");
        }
        if (byName.size() >= LIMIT) {
            throw refused("Extension.TooManyExtensions", "Extension limit (" + LIMIT + ") reached");
        }
        Extension extension = new Extension(name, false);
        byName.put(name, extension);
        return extension;
    }

    CompletionStage<Happening> next(String id) {
        CompletableFuture<Happening> answer = new CompletableFuture<>();
        guard.update(effects -> {
            Extension extension = find(id);
            extension.state = extension.state.to(State.READY, id);
            extension.waiting = answer;
            Happening pending = extension.pending;
            if (pending != null) {
                extension.pending = null;
                tell(extension, pending, effects);
            } else {
                owner.extensionMoved(effects);
            }
        });
        return answer;
    }

    void initError(String id, String errorType) {
        guard.update(effects -> {
            Extension extension = find(id);
            extension.state = extension.state.to(State.INIT_ERROR, id);
            owner.extensionFailed(Failure.extension("Extension.InitError", errorType), effects);
        });
    }

    void exitError(String id, String errorType) {
        guard.update(effects -> {
            Extension extension = find(id);
            extension.state = extension.state.to(State.EXIT_ERROR, id);
            owner.extensionFailed(Failure.extension("Extension.ExitError", errorType), effects);
        });
    }

    void exited(Extension extension, int code) {
        guard.update(effects -> {
            boolean failed = extension.state == State.INIT_ERROR || extension.state == State.EXIT_ERROR;
            extension.state = State.EXITED;
            if (!failed) {
                owner.extensionFailed(Failure.extension("Extension.Crash", "exit status " + code), effects);
            }
        });
    }

    private Extension find(String id) {
        if (id.isEmpty()) {
            throw refused("Extension.MissingExtensionIdentifier", "Missing Lambda-Extension-Identifier header");
        }
        for (Extension extension : byName.values()) {
            if (extension.id.equals(id)) {
                return extension;
            }
        }
        throw isUuid(id)
                ? refused("Extension.UnknownExtensionIdentifier", "Unknown extension " + id)
                : refused("Extension.InvalidExtensionIdentifier", "Invalid Lambda-Extension-Identifier");
    }

    private static boolean isUuid(String id) {
        try {
            return UUID.fromString(id).toString().equalsIgnoreCase(id);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    static RuntimeApiError refused(String errorType, String message) {
        return new RuntimeApiError(403, errorType, message);
    }

    /** Whether every program has registered, so that the runtime may be started. */
    boolean registered(Effects effects) {
        return byName.values().stream().noneMatch(extension -> extension.state == State.STARTED);
    }

    /** Whether every extension waits for what comes next. */
    boolean ready(Effects effects) {
        return byName.values().stream().allMatch(extension -> extension.state == State.READY);
    }

    boolean present(Effects effects) {
        return !byName.isEmpty();
    }

    boolean external(Effects effects) {
        return byName.values().stream().anyMatch(extension -> extension.external);
    }

    Collection<Extension> all(Effects effects) {
        return byName.values();
    }

    /** No extension may register from here on. */
    void close(Effects effects) {
        closed = true;
    }

    void invoke(Run run, Effects effects) {
        for (Extension extension : byName.values()) {
            if (extension.wants("INVOKE")) {
                tell(extension, new Happening(identifier(), run.deadlineMillis, run.event, null), effects);
            }
        }
    }

    /** Tells everybody who wants to know; an extension that is busy hears it when it asks for the next event. */
    void shutdown(String reason, long deadlineMillis, Effects effects) {
        for (Extension extension : byName.values()) {
            Happening shutdown = new Happening(identifier(), deadlineMillis, null, reason);
            if (!extension.wants("SHUTDOWN")) {
                continue;
            }
            if (extension.state == State.READY) {
                tell(extension, shutdown, effects);
            } else {
                extension.pending = shutdown;
            }
        }
    }

    private static void tell(Extension extension, Happening happening, Effects effects) {
        CompletableFuture<Happening> waiting = extension.waiting;
        extension.waiting = null;
        extension.state = State.RUNNING;
        if (waiting != null) {
            effects.add(() -> waiting.complete(happening));
        }
    }

    private static String identifier() {
        return UUID.randomUUID().toString();
    }
}
