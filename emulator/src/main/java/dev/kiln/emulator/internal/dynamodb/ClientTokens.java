package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a request with a token happen once in ten minutes. Its own lock guards the tokens. */
final class ClientTokens {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_TOKENS = 10_000;

    private final Time time;
    private final Map<String, Used> tokens = new LinkedHashMap<>();

    private record Used(Object request, Instant at) {}

    ClientTokens(Time time) {
        this.time = time;
    }

    /** Runs the action, unless the token was used for an equal request; fails if it was used for another. */
    void once(@Nullable String token, Object request, Runnable action) {
        if (token == null) {
            action.run();
            return;
        }
        synchronized (this) {
            Used used = tokens.get(token);
            if (used != null && used.at().plus(WINDOW).isAfter(time.now())) {
                if (!used.request().equals(request)) {
                    throw DynamoDbErrors.tokenMismatch();
                }
                return;
            }
        }
        action.run();
        synchronized (this) {
            tokens.put(token, new Used(request, time.now()));
            if (tokens.size() > MOST_TOKENS) {
                tokens.remove(tokens.keySet().iterator().next());
            }
        }
    }
}
