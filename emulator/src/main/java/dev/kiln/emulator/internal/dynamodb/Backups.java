package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.Time;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import dev.kiln.emulator.internal.store.Row;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BackupType;

/** Backups of tables with all their items. */
final class Backups {
    private static final Duration SYSTEM_BACKUP_KEPT = Duration.ofDays(35);

    private static final Pattern ARN = Pattern.compile(
            "arn:aws[a-z-]*:dynamodb:([^:/]+):([0-9]+):table/([a-zA-Z0-9_.-]+)/backup/([0-9]+-[0-9a-f]+)");

    private final Table<BackupRecord> backups;
    private final Table<Items.Item> copies;
    private final Items items;
    private final Time time;
    private final SecureRandom random = new SecureRandom();

    Backups(Store store, Items items, Time time) {
        this.backups = store.table("dynamodb/backups", BackupRecord.class);
        this.copies = store.table("dynamodb/backup-items", Items.Item.class);
        this.items = items;
        this.time = time;
    }

    /** Copies a table as a user wants it. Called atomically. */
    BackupRecord create(TableName name, TableRecord table, Schema schema, String backup) {
        String suffix = String.format(Locale.ROOT, "%08x", random.nextInt() | 1);
        return create(name, table, schema, backup, BackupType.USER, suffix, 0);
    }

    /** Copies a table that is being deleted and could be restored to earlier times, as AWS does. Called atomically. */
    void createLast(TableName name, TableRecord table, Schema schema) {
        long expiry = time.now().plus(SYSTEM_BACKUP_KEPT).toEpochMilli();
        create(name, table, schema, name.name() + "$DeletedTableBackup", BackupType.SYSTEM, "00000000", expiry);
    }

    private BackupRecord create(
            TableName name,
            TableRecord table,
            Schema schema,
            String backup,
            BackupType type,
            String suffix,
            long expiry) {
        long now = time.now().toEpochMilli();
        String id = String.format(Locale.ROOT, "%014d-%s", now, suffix);
        Key key = name.key().with(id);
        long count = 0;
        long bytes = 0;
        for (Row<Items.Item> row : items.all(schema)) {
            copies.put(key.with(count++), row.value());
            bytes += ItemSize.of(row.value().attributes());
        }
        BackupRecord made =
                new BackupRecord(name.account(), name.region(), id, backup, type, table, now, expiry, count, bytes);
        backups.put(key, made);
        return made;
    }

    /** Returns the backup that an ARN means; the ARN's region does not matter, as on AWS. */
    BackupRecord require(String arn, CallContext call) {
        BackupRecord found = backups.get(key(arn, call));
        if (found == null || expired(found)) {
            throw BackupErrors.backupNotFound(arn);
        }
        return found;
    }

    /** Returns where a backup is, or refuses what is not the ARN of one. */
    static Key key(String arn, CallContext call) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw DynamoDbErrors.validation("Invalid Backup ARN");
        }
        if (!matcher.group(2).equals(call.account())) {
            throw BackupErrors.accessDenied();
        }
        return Key.of(call.account(), call.region(), matcher.group(3), matcher.group(4));
    }

    private boolean expired(BackupRecord backup) {
        return backup.expiresMillis() != 0
                && backup.expiresMillis() <= time.now().toEpochMilli();
    }

    /** Returns backups by table and time, after a key that need not exist. */
    List<BackupRecord> list(Key under, @Nullable Key after, Predicate<BackupRecord> wanted, int limit) {
        KeyRange range =
                after == null ? KeyRange.under(under) : KeyRange.under(under).after(after);
        List<BackupRecord> found = new ArrayList<>();
        for (Row<BackupRecord> row : backups.scan(range)) {
            if (found.size() == limit) {
                break;
            }
            if (!expired(row.value()) && wanted.test(row.value())) {
                found.add(row.value());
            }
        }
        return found;
    }

    /** Puts the items of a backup into a table that is new. Called atomically. */
    void load(BackupRecord backup, Schema target) {
        for (Row<Items.Item> row : copies.scan(KeyRange.under(backup.key()))) {
            items.load(target, row.value().attributes());
        }
    }

    /** Removes a backup. Called atomically. */
    void delete(BackupRecord backup) {
        for (Row<Items.Item> row : copies.scan(KeyRange.under(backup.key()))) {
            copies.remove(row.key());
        }
        backups.remove(backup.key());
    }
}
