package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** The tags of tables. */
final class Tags {
    /** What belongs to DynamoDB, backups excepted; the account may be another. */
    private static final Pattern RESOURCE =
            Pattern.compile("arn:aws[a-z-]*:dynamodb:[^:]+:[0-9]+:table/[^/]+(/(index|stream)/.+)?");

    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    private static final int MOST = 50;

    private final Table<Tagged> tags;
    private final Catalog catalog;

    /** A table's tags by their keys. */
    record Tagged(Map<String, String> byKey) {}

    Tags(Store store, Catalog catalog) {
        this.tags = store.table("dynamodb/tags", Tagged.class);
        this.catalog = catalog;
    }

    /** Returns the table that an ARN means, if it is there. */
    TableName resource(@Nullable String arn, CallContext call) {
        TableName name = arn(arn, call);
        if (catalog.find(name) == null) {
            throw name.account().equals(call.account())
                    ? DynamoDbErrors.resourceNotFound("Requested resource not found: ResourcArn: " + arn + " not found")
                    : DynamoDbErrors.accessDenied(name.arn());
        }
        return name;
    }

    static TableName arn(@Nullable String arn, CallContext call) {
        if (arn == null) {
            throw DynamoDbErrors.validation("Invalid TableArn");
        }
        if (!arn.startsWith("arn:")) {
            throw DynamoDbErrors.invalid("ARNs must start with 'arn:': " + arn);
        }
        if (!RESOURCE.matcher(arn).matches()) {
            throw DynamoDbErrors.invalid("Provided Arn is not a DynamoDB resource arn: " + arn);
        }
        if (arn.contains("/index/")) {
            throw DynamoDbErrors.invalid(
                    "Invalid resource arn provided, only table or stream is accepted. Provided resource arn: " + arn);
        }
        TableName table = TableName.of(arn, call);
        if (!arn.equals(table.arn()) || !table.region().equals(call.region())) {
            throw DynamoDbErrors.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        return table;
    }

    /** Refuses a request without tags or keys of tags; AWS looks at the ARN before it finds the list empty. */
    static void check(@Nullable String arn, boolean given, boolean empty, String member, CallContext call) {
        if (arn == null) {
            throw DynamoDbErrors.validation("Invalid TableArn");
        }
        if (!given) {
            throw DynamoDbErrors.validation("1 validation error detected: Value null at '" + member
                    + "' failed to satisfy constraint: Member must not be null");
        }
        arn(arn, call);
        if (empty) {
            throw DynamoDbErrors.validation(
                    "Atleast one Tag" + (member.equals("tags") ? "" : " Key") + " needs to be provided as Input.");
        }
    }

    Map<String, String> of(TableName table) {
        Tagged found = tags.get(table.key());
        return found == null ? Map.of() : found.byKey();
    }

    void add(TableName table, List<Tag> added) {
        Map<String, String> all = new TreeMap<>(of(table));
        added.forEach(tag -> all.put(tag.key(), tag.value()));
        refuseMany(all.size());
        tags.put(table.key(), new Tagged(all));
    }

    private static void refuseMany(int tags) {
        if (tags > MOST) {
            throw DynamoDbErrors.validation("Number of Tags exceed the current limit for the provided ResourceArn");
        }
    }

    /** Refuses tags that no table can have, or not all together; a request's tags are taken all or none. */
    static void checkAll(List<Tag> tags) {
        Set<String> keys = new HashSet<>();
        for (Tag tag : tags) {
            checkKey(tag.key());
            if (tag.value() == null || tag.value().length() > 256 || !fits(tag.value())) {
                throw DynamoDbErrors.validation("The Tag Value provided is invalid, Value: " + tag.value());
            }
            if (!keys.add(tag.key())) {
                throw DynamoDbErrors.validation(
                        "Duplicate Tag Keys provided as input: Duplicate Tag Key found " + tag.key());
            }
        }
        refuseMany(tags.size());
    }

    static void checkKey(@Nullable String key) {
        if (key == null || key.isEmpty() || key.length() > 128 || !fits(key)) {
            throw DynamoDbErrors.validation("The Tag Key provided is invalid, Key: " + key);
        }
        if (key.regionMatches(true, 0, "aws:", 0, "aws:".length())) {
            throw DynamoDbErrors.validation("Tag Key cannot be prefixed with aws:, Key: " + key);
        }
    }

    private static boolean fits(String text) {
        return TEXT.matcher(text).matches();
    }

    void remove(TableName table, Collection<String> keys) {
        Map<String, String> all = new TreeMap<>(of(table));
        all.keySet().removeAll(keys);
        tags.put(table.key(), new Tagged(all));
    }

    void clear(TableName table) {
        tags.remove(table.key());
    }
}
