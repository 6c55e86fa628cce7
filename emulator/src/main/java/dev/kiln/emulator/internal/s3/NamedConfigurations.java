package dev.kiln.emulator.internal.s3;

import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One kind of configuration that a bucket may have many of, each with an id. */
final class NamedConfigurations<C> {
    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final Buckets buckets;
    private final Table<C> table;

    /**
     * A page of them.
     *
     * @param next where the next page begins; null on the last one
     */
    record Listed<C>(List<C> configurations, @Nullable String next) {
        Listed {
            configurations = List.copyOf(configurations);
        }
    }

    NamedConfigurations(Buckets buckets, Table<C> table) {
        this.buckets = buckets;
        this.table = table;
    }

    C require(String bucket, String id) {
        buckets.bucket(bucket);
        C found = table.get(Key.of(bucket, id));
        if (found == null) {
            throw missing();
        }
        return found;
    }

    /** Fails as S3 does where the bucket is not there, before anything else is looked at. */
    void requireBucket(String bucket) {
        buckets.bucket(bucket);
    }

    void put(String bucket, String id, C configuration) {
        buckets.bucket(bucket);
        Key key = Key.of(bucket, id);
        if (!table.contains(key) && table.count(KeyRange.under(Key.of(bucket))) >= MOST) {
            throw S3Errors.of(
                            400,
                            "TooManyConfigurations",
                            "You are attempting to create a new configuration but have already reached the 1,000-configuration limit.")
                    .error();
        }
        table.put(key, configuration);
    }

    void remove(String bucket, String id) {
        buckets.bucket(bucket);
        if (table.remove(Key.of(bucket, id)) == null) {
            throw missing();
        }
    }

    /** Lists them by id, from the one that the token of the page before names. */
    Listed<C> list(String bucket, @Nullable String token) {
        buckets.bucket(bucket);
        KeyRange range = KeyRange.under(Key.of(bucket));
        if (token != null) {
            range = range.after(Key.of(bucket, decoded(token)));
        }
        List<C> page = new ArrayList<>();
        String last = "";
        for (Row<C> row : table.scan(range)) {
            if (page.size() == PAGE) {
                return new Listed<>(page, Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8)));
            }
            page.add(row.value());
            last = row.key().string(1);
        }
        return new Listed<>(page, null);
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect", "continuation-token", token);
        }
    }

    private static S3Exception missing() {
        return S3Errors.of(404, "NoSuchConfiguration", "The specified configuration does not exist.")
                .error();
    }
}
