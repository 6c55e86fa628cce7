package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.expression.KeyAttribute;
import dev.kiln.emulator.internal.dynamodb.expression.KeyClause;
import dev.kiln.emulator.internal.dynamodb.expression.KeyQuery;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An ExclusiveStartKey, checked step by step in the order in which AWS finds fault. */
record StartKey(Map<String, AttributeValue> key) {
    private static final String INVALID = "The provided starting key is invalid";

    /** What AWS says of a value without saying that it is the starting key's. */
    private static final Pattern PLAIN =
            Pattern.compile("contains duplicates|number set|numeric value|significant digits|number with magnitude");

    /** Reads the values of a start key. */
    static @Nullable StartKey of(@Nullable Map<String, AttributeValue> given, RequestLayer layer) {
        if (given == null) {
            return null;
        }
        ValueChecks checks =
                new ValueChecks(layer, message -> PLAIN.matcher(message).find() ? message : INVALID + ": " + message);
        return new StartKey(checks.item(given));
    }

    /** Refuses a key with other attributes than the table's and the index's. */
    void checkSize(Schema schema, Schema.@Nullable Index index) {
        if (key.size() != wanted(schema, index)) {
            throw invalid("");
        }
    }

    private static int wanted(Schema schema, Schema.@Nullable Index index) {
        Set<String> names = new HashSet<>(schema.keys().names());
        if (index != null) {
            names.addAll(index.keys().names());
        }
        return names.size();
    }

    /** Refuses a part of the queried key that is missing or of another type. */
    void checkPart(KeyAttribute part) {
        AttributeValue value = key.get(part.name());
        if (value == null) {
            throw invalid("");
        }
        if (ValueType.of(value) != part.type()) {
            throw DynamoDbErrors.keyMismatch();
        }
    }

    /** Refuses a start key whose table key is none. */
    void checkTableKey(Schema schema) {
        for (KeyAttribute part : schema.keys().all()) {
            AttributeValue value = key.get(part.name());
            if (value == null || ValueType.of(value) != part.type()) {
                throw invalid(": The provided key element does not match the schema");
            }
        }
    }

    /** Refuses a start key that the query cannot have come to. */
    void checkWithin(KeyQuery query, Schema.Keys keys, boolean oneRow) {
        boolean samePartition = true;
        for (int i = 0; i < keys.hash().size(); i++) {
            samePartition &=
                    query.hash().get(i).equals(key.get(keys.hash().get(i).name()));
        }
        boolean open = query.range().isEmpty() && query.last() == null;
        if (open && samePartition && oneRow) {
            throw DynamoDbErrors.validation("The provided exclusive start key is invalid: ExclusiveStartKey: " + key);
        }
        if (open) {
            if (!samePartition) {
                throw DynamoDbErrors.validation(
                        "The provided starting key is outside query boundaries based on provided conditions");
            }
            return;
        }
        if (!matches(query, keys)) {
            throw DynamoDbErrors.validation("The provided starting key does not match the range key predicate");
        }
        if (!samePartition || oneRow) {
            throw DynamoDbErrors.validation("The query can return at most one row and cannot be restarted");
        }
    }

    private boolean matches(KeyQuery query, Schema.Keys keys) {
        for (int i = 0; i < query.range().size(); i++) {
            if (!query.range().get(i).equals(key.get(keys.range().get(i).name()))) {
                return false;
            }
        }
        KeyClause last = query.last();
        AttributeValue value = last == null ? null : key.get(last.attribute());
        return last == null || (value != null && last.matches(value));
    }

    /** Refuses what a scan does not take; without an index in other words than with one. */
    void checkScan(Schema schema, Schema.@Nullable Index index) {
        if (index == null) {
            if (key.size() != schema.keys().all().size()) {
                throw invalid(": The provided key element does not match the schema");
            }
        } else {
            checkSize(schema, index);
            index.keys().all().forEach(this::checkPart);
        }
    }

    /** Refuses a start key that is not in the segment that is scanned. */
    void checkSegment(Schema schema, Schema.@Nullable Index index, KeyRange segment, int number, int total) {
        if (!segment.contains(Items.key(schema, index, key))) {
            throw invalid(
                    ": Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: "
                            + total + " Segment: " + number);
        }
    }

    /** Returns the part of a range that comes after this key. */
    KeyRange after(KeyRange range, Schema schema, Schema.@Nullable Index index, boolean forward) {
        Key at = Items.key(schema, index, key);
        return forward ? range.after(at) : range.before(at);
    }

    private static AwsServiceException invalid(String why) {
        return DynamoDbErrors.validation(INVALID + why);
    }
}
