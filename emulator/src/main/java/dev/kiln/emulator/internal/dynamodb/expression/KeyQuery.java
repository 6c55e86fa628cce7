package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a query asks of a table or an index.
 *
 * @param hash the values of all parts of the partition key
 * @param range the values of the first parts of the sort key, which may be none
 * @param last what the next part of the sort key is asked for other than a value; null if nothing
 */
public record KeyQuery(
        List<AttributeValue> hash,
        List<AttributeValue> range,
        @Nullable KeyClause last) {
    public KeyQuery {
        hash = List.copyOf(hash);
        range = List.copyOf(range);
    }
}
