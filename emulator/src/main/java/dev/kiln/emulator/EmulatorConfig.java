package dev.kiln.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an emulator is set up. Everything has a default that suits tests: any free port, state in memory, the real clock.
 *
 * <pre>{@code
 * EmulatorConfig config = EmulatorConfig.builder().port(4566).data(Path.of("state")).build();
 * }</pre>
 */
public final class EmulatorConfig {
    private final Builder settings;

    private EmulatorConfig(Builder settings) {
        this.settings = settings.copy();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The defaults, for tests. */
    public static EmulatorConfig defaults() {
        return builder().build();
    }

    public String bindAddress() {
        return settings.bindAddress;
    }

    public int port() {
        return settings.port;
    }

    public String account() {
        return settings.account;
    }

    public String region() {
        return settings.region;
    }

    public Optional<Path> data() {
        return Optional.ofNullable(settings.data);
    }

    public Durability durability() {
        return settings.durability;
    }

    public Optional<Time> time() {
        return Optional.ofNullable(settings.time);
    }

    public Duration idleTimeout() {
        return settings.idleTimeout;
    }

    public int concurrentExecutions() {
        return settings.concurrentExecutions;
    }

    public long streamedResponseLimit() {
        return settings.streamedResponseLimit;
    }

    public boolean shapeStreams() {
        return settings.shapeStreams;
    }

    public Duration tableChanges() {
        return settings.tableChanges;
    }

    public boolean throttling() {
        return settings.throttling;
    }

    public boolean suspendDeadlinesInDebugger() {
        return settings.suspendDeadlinesInDebugger;
    }

    /** When a write counts as done, with {@link Builder#data}. */
    public enum Durability {
        /** A killed process loses at most the last second. */
        EVERY_SECOND,
        /** Nothing that was acknowledged is lost. */
        EVERY_WRITE
    }

    /** Collects settings. */
    public static final class Builder {
        private String bindAddress = "127.0.0.1";
        private int port;
        private String account = "000000000000";
        private String region = "us-east-1";
        private @Nullable Path data;
        private Durability durability = Durability.EVERY_SECOND;
        private @Nullable Time time;
        private Duration idleTimeout = Duration.ofMinutes(10);
        private int concurrentExecutions = 1000;
        private long streamedResponseLimit = 200L << 20;
        private boolean shapeStreams;
        private boolean suspendDeadlinesInDebugger = true;
        private Duration tableChanges = Duration.ZERO;
        private boolean throttling;

        private Builder() {}

        private Builder copy() {
            Builder copy = new Builder();
            copy.bindAddress = bindAddress;
            copy.port = port;
            copy.account = account;
            copy.region = region;
            copy.data = data;
            copy.durability = durability;
            copy.time = time;
            copy.idleTimeout = idleTimeout;
            copy.concurrentExecutions = concurrentExecutions;
            copy.streamedResponseLimit = streamedResponseLimit;
            copy.shapeStreams = shapeStreams;
            copy.suspendDeadlinesInDebugger = suspendDeadlinesInDebugger;
            copy.tableChanges = tableChanges;
            copy.throttling = throttling;
            return copy;
        }

        /** The address to listen on; 127.0.0.1 unless set. Others make the emulator reachable for everybody there. */
        public Builder bindAddress(String address) {
            bindAddress = address;
            return this;
        }

        /** The port of the AWS APIs; 0, the default, takes any free one. */
        public Builder port(int number) {
            if (number < 0 || number > 65_535) {
                throw new IllegalArgumentException("port " + number + ": give 0 (any free one) to 65535");
            }
            port = number;
            return this;
        }

        /** The account of callers whose access key id is not an account; 12 digits, 000000000000 unless set. */
        public Builder account(String id) {
            if (!id.matches("[0-9]{12}")) {
                throw new IllegalArgumentException("account " + id + ": give 12 digits");
            }
            account = id;
            return this;
        }

        /** The region of callers that do not sign; us-east-1 unless set. */
        public Builder region(String name) {
            region = name;
            return this;
        }

        /** Keeps all state in this directory, which is made if it is not there; without it, in memory. */
        public Builder data(Path directory) {
            data = directory;
            return this;
        }

        public Builder durability(Durability when) {
            durability = when;
            return this;
        }

        /** The clock that timeouts, retries and schedules go by; a {@link ManualTime} in tests. */
        public Builder time(Time clock) {
            time = clock;
            return this;
        }

        /** How long an idle execution environment is kept; 10 minutes unless set. */
        public Builder idleTimeout(Duration span) {
            idleTimeout = span;
            return this;
        }

        /** The account's limit of concurrent executions; 1,000 unless set. */
        public Builder concurrentExecutions(int limit) {
            concurrentExecutions = limit;
            return this;
        }

        /** The longest streamed response in bytes; AWS's 200 MB unless set. */
        public Builder streamedResponseLimit(long bytes) {
            streamedResponseLimit = bytes;
            return this;
        }

        /** Slows streamed responses to AWS's 2 MB/s after the first 6 MB; off unless set. */
        public Builder shapeStreams(boolean on) {
            shapeStreams = on;
            return this;
        }

        /** Whether timeouts wait while a debugger is attached to the function; on unless set. */
        public Builder suspendDeadlinesInDebugger(boolean on) {
            suspendDeadlinesInDebugger = on;
            return this;
        }

        /**
         * How long a DynamoDB table is CREATING, UPDATING and DELETING, on the emulator's time; by default the answer says so and the
         * change is complete by the next call.
         */
        public Builder tableChanges(Duration span) {
            tableChanges = span;
            return this;
        }

        /**
         * Refuses what goes beyond a DynamoDB table's provisioned throughput, or the bounds of one on demand, as AWS does; off unless
         * set. Rates count on the emulator's time.
         */
        public Builder throttling(boolean on) {
            throttling = on;
            return this;
        }

        public EmulatorConfig build() {
            return new EmulatorConfig(this);
        }
    }
}
