package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.store.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** The tags of tables. */
final class Tags {
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
        if (!arn.matches("arn:aws[a-z-]*:dynamodb:[^:]+:[0-9]+:table/[a-zA-Z0-9_.-]{3,255}")) {
            throw DynamoDbErrors.validation("Invalid TableArn: Invalid ResourceArn provided as input " + arn);
        }
        return TableName.of(arn, call);
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

    /** Refuses more tags than a table can have. */
    static void refuseMany(int tags) {
        if (tags > MOST) {
            throw DynamoDbErrors.invalid("Too many tags: " + tags + ", a table has at most " + MOST);
        }
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
