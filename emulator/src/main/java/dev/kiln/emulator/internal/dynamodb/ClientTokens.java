package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The tokens of the last ten minutes, each of which makes a request happen once. Called atomically. */
final class ClientTokens {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST = 100_000;

    private final Table<Used> tokens;
    private final Table<String> ages;
    private final Time time;

    /** A token's request, and when it came. */
    record Used(String digest, Instant at) {}

    ClientTokens(Store store, Time time) {
        this.tokens = store.table("dynamodb/tokens", Used.class);
        this.ages = store.table("dynamodb/token-ages", String.class);
        this.time = time;
    }

    /** Returns whether the token was used for an equal request; fails if it was used for another. */
    boolean used(@Nullable String token, Object request) {
        if (token == null) {
            return false;
        }
        forget();
        Used used = tokens.get(Key.of(token));
        if (used == null) {
            return false;
        }
        if (!used.digest().equals(digest(request))) {
            throw DynamoDbErrors.tokenMismatch();
        }
        return true;
    }

    void use(@Nullable String token, Object request) {
        if (token != null) {
            Instant now = time.now();
            tokens.put(Key.of(token), new Used(digest(request), now));
            ages.put(Key.of("at").with(now.toEpochMilli()).with(token), token);
        }
    }

    private void forget() {
        long oldest = time.now().minus(WINDOW).toEpochMilli();
        long tooMany = ages.size() - MOST;
        for (Row<String> row : ages.scan(KeyRange.all())) {
            Used used = tokens.get(Key.of(row.value()));
            if (tooMany-- <= 0 && used != null && used.at().toEpochMilli() > oldest) {
                return;
            }
            tokens.remove(Key.of(row.value()));
            ages.remove(row.key());
        }
    }

    /** Returns what stands for a request. */
    static String digest(Object request) {
        try {
            byte[] text = request.toString().getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
