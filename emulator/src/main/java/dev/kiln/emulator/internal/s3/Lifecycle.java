package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.store.Row;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** Ends what lifecycle rules end, every midnight (UTC) for as long as there are rules. */
final class Lifecycle {
    private final S3 s3;
    private final Configuration<LifecycleRules> rules;
    private final Object lock = new Object();
    private Time.@Nullable Timer timer;

    Lifecycle(S3 s3, Configuration<LifecycleRules> rules) {
        this.s3 = s3;
        this.rules = rules;
    }

    /** Returns when the newest version of a key will end, as {@code x-amz-expiration} says it; null if it will not. */
    static @Nullable String expiration(@Nullable LifecycleRules rules, ObjectRecord object) {
        Instant first = null;
        String id = "";
        for (LifecycleRule rule : rules == null ? List.<LifecycleRule>of() : rules.rules()) {
            boolean meant = LifecycleMatch.enabled(rule) && LifecycleMatch.about(rule, object);
            Instant end = meant ? LifecycleMatch.end(rule, object) : null;
            if (end != null && (first == null || end.isBefore(first))) {
                first = end;
                id = rule.id();
            }
        }
        return first == null
                ? null
                : "expiry-date=\"" + HttpDates.of(first) + "\", rule-id=\""
                        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20") + '"';
    }

    /** Waits for the next midnight, unless that is waited for already or there are no rules. */
    void schedule() {
        synchronized (lock) {
            if (timer == null && anyRules()) {
                Instant now = s3.time().now();
                Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
                timer = s3.time().after(Duration.between(now, midnight), this::run);
            }
        }
    }

    private boolean anyRules() {
        for (Row<BucketRecord> bucket : s3.buckets().after("")) {
            if (rules.of(bucket.value().name()) != null) {
                return true;
            }
        }
        return false;
    }

    private void run() {
        synchronized (lock) {
            timer = null;
        }
        for (Row<BucketRecord> bucket : s3.buckets().after("")) {
            LifecycleRules set = rules.of(bucket.value().name());
            if (set != null) {
                new LifecycleRun(s3, bucket.value(), set.rules()).run();
            }
        }
        schedule();
    }
}
