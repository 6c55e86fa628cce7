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
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

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

    /** Digests what a request says, in whatever order its maps have their entries. */
    static String digest(Object request) {
        StringBuilder said = new StringBuilder();
        say(request, said);
        try {
            byte[] text = said.toString().getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static void say(Object value, StringBuilder into) {
        if (value instanceof SdkPojo shape) {
            into.append('{');
            for (SdkField<?> field : shape.sdkFields()) {
                Object member = field.getValueOrDefault(shape);
                if (member != null
                        && !(member instanceof SdkAutoConstructMap<?, ?>)
                        && !(member instanceof SdkAutoConstructList<?>)) {
                    say(field.memberName(), into);
                    say(member, into);
                }
            }
            into.append('}');
        } else if (value instanceof Map<?, ?> map) {
            into.append('(');
            map.entrySet().stream()
                    .sorted(Comparator.comparing(entry -> String.valueOf(entry.getKey())))
                    .forEach(entry -> {
                        say(entry.getKey(), into);
                        say(entry.getValue(), into);
                    });
            into.append(')');
        } else if (value instanceof Iterable<?> list) {
            into.append('[');
            list.forEach(element -> say(element, into));
            into.append(']');
        } else {
            String text = value instanceof SdkBytes bytes
                    ? Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe())
                    : value.toString();
            into.append(text.length()).append(':').append(text);
        }
    }
}
