package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.expression.Comparator;
import dev.kiln.emulator.internal.dynamodb.expression.KeyAttribute;
import dev.kiln.emulator.internal.dynamodb.expression.Operand;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.expression.Predicate;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The sides of an OR, each of which AWS reads by itself: it refuses those that would read an item twice, as far as their key
 * conditions tell.
 */
final class Branches {
    /** What one side reads: a stretch of a partition, whose ends are null where it has none. */
    private record Stretch(
            AttributeValue partition,
            @Nullable AttributeValue low,
            boolean lowIncluded,
            @Nullable AttributeValue high,
            boolean highIncluded) {
        boolean overlaps(Stretch other) {
            return Values.equal(partition, other.partition) && !endsBefore(other) && !other.endsBefore(this);
        }

        private boolean endsBefore(Stretch other) {
            if (high == null || other.low == null) {
                return false;
            }
            int order = Values.compare(high, other.low);
            return order < 0 || (order == 0 && !(highIncluded && other.lowIncluded));
        }

        Stretch from(AttributeValue value, boolean included) {
            return new Stretch(partition, value, included, high, highIncluded);
        }

        Stretch to(AttributeValue value, boolean included) {
            return new Stretch(partition, low, lowIncluded, value, included);
        }
    }

    private Branches() {}

    /** Refuses sides of one partition that overlap. If a side names no partition, all items are read anyway. */
    static void refuseOverlaps(Predicate predicate, KeyAttribute hash, @Nullable KeyAttribute range) {
        if (!(predicate instanceof Predicate.Or or)) {
            return;
        }
        List<Stretch> stretches = new ArrayList<>();
        for (Predicate side : or.parts()) {
            Where where = Where.of(side);
            AttributeValue partition = where.equal(hash.name());
            if (partition == null) {
                return;
            }
            if (range == null || !where.excludes(range.name())) {
                stretches.add(stretch(partition, where.parts(), range));
            }
        }
        for (int i = 0; i < stretches.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (stretches.get(i).overlaps(stretches.get(j))) {
                    throw AwsErrors.validation(
                            "Overlapping conditions with range keys are not supported in where clause");
                }
            }
        }
    }

    private static Stretch stretch(AttributeValue partition, List<Predicate> parts, @Nullable KeyAttribute range) {
        Stretch stretch = new Stretch(partition, null, true, null, true);
        if (range == null) {
            return stretch;
        }
        for (Predicate part : parts) {
            if (part instanceof Predicate.Compare compare) {
                AttributeValue value = of(range, compare.left(), compare.right());
                stretch = value == null ? stretch : bounded(stretch, compare.comparator(), value);
            } else if (part instanceof Predicate.Between between) {
                AttributeValue low = of(range, between.operand(), between.low());
                AttributeValue high = of(range, between.operand(), between.high());
                stretch = low == null || high == null
                        ? stretch
                        : stretch.from(low, true).to(high, true);
            }
        }
        return stretch;
    }

    private static Stretch bounded(Stretch stretch, Comparator comparator, AttributeValue value) {
        return switch (comparator) {
            case EQ -> stretch.from(value, true).to(value, true);
            case LT -> stretch.to(value, false);
            case LE -> stretch.to(value, true);
            case GT -> stretch.from(value, false);
            case GE -> stretch.from(value, true);
            case NE -> stretch;
        };
    }

    private static @Nullable AttributeValue of(KeyAttribute key, Operand path, Operand value) {
        return path.equals(Path.of(key.name()))
                        && value instanceof Operand.Literal literal
                        && ValueType.of(literal.value()) == key.type()
                ? literal.value()
                : null;
    }
}
