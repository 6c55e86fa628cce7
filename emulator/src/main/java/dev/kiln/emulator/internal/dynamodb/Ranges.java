package dev.kiln.emulator.internal.dynamodb;

import dev.kiln.emulator.internal.dynamodb.expression.KeyClause;
import dev.kiln.emulator.internal.dynamodb.expression.KeyQuery;
import dev.kiln.emulator.internal.dynamodb.value.KeyBytes;
import dev.kiln.emulator.internal.store.Key;
import dev.kiln.emulator.internal.store.KeyRange;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stretch of keys that a query reads. */
final class Ranges {
    private Ranges() {}

    static KeyRange of(Schema schema, Schema.@Nullable Index index, KeyQuery query) {
        Key prefix = Items.partition(Items.root(schema, index), query.hash());
        for (AttributeValue value : query.range()) {
            prefix = prefix.with(KeyBytes.of(value));
        }
        KeyRange all = KeyRange.under(prefix);
        KeyClause last = query.last();
        if (last == null) {
            return all;
        }
        Key bound = prefix.with(KeyBytes.of(last.value()));
        return switch (last.operator()) {
            case EQ -> KeyRange.under(bound);
            case GE -> all.from(bound);
            case GT -> all.afterAllUnder(bound);
            case LT -> all.before(bound);
            case LE -> throughAll(all, prefix, KeyBytes.of(last.value()));
            case BETWEEN -> throughAll(all, prefix, KeyBytes.of(last.upper())).from(bound);
            case BEGINS_WITH -> startingWith(all.from(bound), prefix, KeyBytes.of(last.value()));
        };
    }

    /** Ends a range after the keys that go on after a value: before the next longer value, which one zero byte makes. */
    private static KeyRange throughAll(KeyRange range, Key prefix, byte[] value) {
        return range.before(prefix.with(Arrays.copyOf(value, value.length + 1)));
    }

    /** Ends a range before the first value that does not begin so. */
    private static KeyRange startingWith(KeyRange range, Key prefix, byte[] value) {
        byte[] next = value.clone();
        for (int i = next.length - 1; i >= 0; i--) {
            if (next[i] != (byte) 0xFF) {
                next[i]++;
                return range.before(prefix.with(Arrays.copyOf(next, i + 1)));
            }
        }
        return range;
    }
}
