package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts runtimes that a test plays by hand, in this JVM. */
final class HandLauncher implements Launcher {
    private final List<Hand> launched = new ArrayList<>();
    private volatile boolean debugged;

    @Override
    public synchronized LaunchedRuntime launch(Environment environment) {
        Hand hand = new Hand(environment);
        launched.add(hand);
        return hand;
    }

    synchronized int count() {
        return launched.size();
    }

    synchronized Hand last() {
        return launched.get(launched.size() - 1);
    }

    void debugged(boolean attached) {
        debugged = attached;
    }

    final class Hand implements LaunchedRuntime {
        final Environment environment;
        private final CompletableFuture<Exit> exit = new CompletableFuture<>();
        private volatile boolean terminated;

        private Hand(Environment environment) {
            this.environment = environment;
        }

        RuntimeDoor door() {
            return environment.runtime();
        }

        CompletableFuture<RuntimeDoor.Invocation> next() {
            return door().next().toCompletableFuture();
        }

        /** Says that it is ready, where nobody asks what comes. */
        void waitForNext() {
            assertThat(next()).isNotCancelled();
        }

        /** Answers the event that it was given, and asks for the next. */
        void respond(RuntimeDoor.Invocation invocation, String text) throws java.io.IOException {
            try (RuntimeDoor.RuntimeResponse response =
                    door().openResponse(invocation.event().requestId(), "application/json", false)) {
                response.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }

        void exit(int code) {
            exit.complete(new Exit(code));
        }

        boolean ended() {
            return exit.isDone();
        }

        boolean terminated() {
            return terminated;
        }

        @Override
        public CompletionStage<Exit> exit() {
            return exit;
        }

        @Override
        public void terminate() {
            terminated = true;
        }

        @Override
        public void kill() {
            exit(137);
        }

        @Override
        public long maxMemoryMegabytes() {
            return 40;
        }

        @Override
        public boolean debugged() {
            return debugged;
        }
    }
}
