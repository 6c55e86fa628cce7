package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.s3.model.AbortIncompleteMultipartUpload;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;

/** One night's work on one bucket. */
final class LifecycleRun {
    private final S3 s3;
    private final BucketRecord bucket;
    private final List<LifecycleRule> rules;
    private final Instant now;
    private final CallContext call;
    private final List<Runnable> news = new ArrayList<>();

    LifecycleRun(S3 s3, BucketRecord bucket, List<LifecycleRule> rules) {
        this.s3 = s3;
        this.bucket = bucket;
        this.rules = rules.stream().filter(LifecycleMatch::enabled).toList();
        this.now = s3.time().now();
        this.call = new CallContext(
                bucket.account(), bucket.region(), UUID.randomUUID().toString(), "s3.amazonaws.com", "", null);
    }

    void run() {
        abortUploads();
        for (Row<ObjectRecord> row : s3.objects().scan(KeyRange.under(Key.of(bucket.name())))) {
            String key = row.value().key();
            endOlder(key);
            endNewest(key);
            news.forEach(Runnable::run);
            news.clear();
        }
    }

    /** Notes what is to be told once no lock is held. */
    /** Remembers to tell of it. Called atomically: what is gone is so since a moment of its own. */
    private void tell(ObjectRecord version, String how) {
        long sequence = how.equals("Delete") ? s3.objects().nextSequence() : version.sequence();
        news.add(() -> s3.notifications().expired(bucket, version, sequence, how, call));
    }

    private void abortUploads() {
        for (LifecycleRule rule : rules) {
            AbortIncompleteMultipartUpload abort = rule.abortIncompleteMultipartUpload();
            if (abort == null) {
                continue;
            }
            for (Row<UploadRecord> row : s3.uploads().in(bucket.name())) {
                UploadRecord upload = row.value();
                Instant end = LifecycleMatch.midnight(upload.initiated(), abort.daysAfterInitiation());
                if (LifecycleMatch.aboutKey(rule, upload.key()) && !end.isAfter(now)) {
                    s3.objects().atomically(() -> {
                        s3.uploads().end(bucket.name(), upload);
                        return upload;
                    });
                }
            }
        }
    }

    /** Ends versions that have not been the newest for long enough, but keeps as many of them as a rule says. */
    private void endOlder(String key) {
        s3.objects().atomically(() -> {
            ObjectRecord newest = s3.objects().newest(bucket.name(), key);
            Instant since = newest == null ? now : newest.modified();
            List<ObjectRecord> ended = new ArrayList<>();
            int newer = 0;
            for (Row<ObjectRecord> row : s3.objects().olderThanNewest(bucket.name(), key)) {
                ObjectRecord version = row.value();
                if (endsOlder(version, since, newer) && !locked(version)) {
                    ended.add(version);
                }
                since = version.modified();
                newer++;
            }
            for (ObjectRecord version : ended) {
                s3.objects().drop(bucket.name(), version);
                tell(version, "Delete");
            }
            return key;
        });
    }

    private boolean endsOlder(ObjectRecord version, Instant since, int newer) {
        return rules.stream().anyMatch(rule -> {
            NoncurrentVersionExpiration old = rule.noncurrentVersionExpiration();
            if (old == null || !LifecycleMatch.about(rule, version)) {
                return false;
            }
            int days = old.noncurrentDays() == null ? 0 : old.noncurrentDays();
            int keep = old.newerNoncurrentVersions() == null ? 0 : old.newerNoncurrentVersions();
            return newer >= keep && !LifecycleMatch.midnight(since, days).isAfter(now);
        });
    }

    private void endNewest(String key) {
        s3.objects().atomically(() -> {
            ObjectRecord newest = s3.objects().newest(bucket.name(), key);
            if (newest == null) {
                return key;
            }
            if (newest.deleteMarker()) {
                endMarker(newest);
            } else if (rules.stream().anyMatch(rule -> ends(rule, newest))) {
                end(newest);
            }
            return key;
        });
    }

    private boolean ends(LifecycleRule rule, ObjectRecord object) {
        Instant end = LifecycleMatch.about(rule, object) ? LifecycleMatch.end(rule, object) : null;
        return end != null && !end.isAfter(now);
    }

    private void end(ObjectRecord object) {
        if (bucket.versioning().isEmpty()) {
            s3.objects().drop(bucket.name(), object);
            tell(object, "Delete");
            return;
        }
        long sequence = s3.objects().nextSequence();
        ObjectRecord marker = ObjectRecord.marker(object.key(), Objects.versionId(bucket, sequence), sequence, now);
        s3.objects().add(bucket, marker);
        tell(marker, "DeleteMarkerCreated");
    }

    /** A delete marker goes when it is all that is left of its key. */
    private void endMarker(ObjectRecord marker) {
        boolean alone = !s3.objects()
                .olderThanNewest(bucket.name(), marker.key())
                .iterator()
                .hasNext();
        boolean meant = rules.stream()
                .anyMatch(rule -> rule.expiration() != null
                        && LifecycleMatch.aboutKey(rule, marker.key())
                        && (Boolean.TRUE.equals(rule.expiration().expiredObjectDeleteMarker()) || ends(rule, marker)));
        if (alone && meant) {
            s3.objects().drop(bucket.name(), marker);
            tell(marker, "Delete");
        }
    }

    private boolean locked(ObjectRecord version) {
        return version.lock().held() || version.lock().retains(now);
    }
}
