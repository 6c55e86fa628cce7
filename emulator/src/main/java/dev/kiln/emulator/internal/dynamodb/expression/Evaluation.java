package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Evaluates predicates on one item. A comparison with what does not exist is false, but for {@code <>}. */
record Evaluation(Map<String, AttributeValue> item) {
    boolean holds(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.parts().stream().allMatch(this::holds);
        }
        if (predicate instanceof Predicate.Or or) {
            return or.parts().stream().anyMatch(this::holds);
        }
        if (predicate instanceof Predicate.Not not) {
            return !holds(not.part());
        }
        if (predicate instanceof Predicate.Compare compare) {
            return compare(compare.comparator(), value(compare.left()), value(compare.right()));
        }
        if (predicate instanceof Predicate.Between between) {
            AttributeValue value = value(between.operand());
            return compare(Comparator.GE, value, value(between.low()))
                    && compare(Comparator.LE, value, value(between.high()));
        }
        if (predicate instanceof Predicate.In in) {
            AttributeValue value = value(in.operand());
            return in.values().stream().anyMatch(other -> compare(Comparator.EQ, value, value(other)));
        }
        return test(((Predicate.Test) predicate).call());
    }

    private static boolean compare(
            Comparator comparator, @Nullable AttributeValue left, @Nullable AttributeValue right) {
        if (left == null || right == null) {
            return comparator == Comparator.NE;
        }
        if (!comparator.ordering()) {
            return Values.equal(left, right) == (comparator == Comparator.EQ);
        }
        ValueType type = ValueType.of(left);
        return type.ordered() && type == ValueType.of(right) && comparator.holds(Values.compare(left, right));
    }

    private boolean test(Operand.Call call) {
        AttributeValue first = value(call.arguments().get(0));
        Function function = Function.named(call.function());
        if (function == Function.ATTRIBUTE_EXISTS) {
            return first != null;
        }
        if (function == Function.ATTRIBUTE_NOT_EXISTS) {
            return first == null;
        }
        AttributeValue second = value(call.arguments().get(1));
        if (first == null || second == null || function == null) {
            return false;
        }
        return switch (function) {
            case ATTRIBUTE_TYPE -> ValueType.of(first).name().equals(second.s());
            case BEGINS_WITH -> beginsWith(first, second);
            case CONTAINS -> contains(first, second);
            default -> throw new IllegalStateException(call.function() + " is no condition");
        };
    }

    static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        ValueType type = ValueType.of(value);
        if (type != ValueType.of(prefix)) {
            return false;
        }
        return switch (type) {
            case S -> value.s().startsWith(prefix.s());
            case B -> indexOf(value.b(), prefix.b(), true) == 0;
            default -> false;
        };
    }

    /** Looks for a part in a string or a binary, for a member in a set or a list; a set is a member of a list only. */
    static boolean contains(AttributeValue container, AttributeValue part) {
        ValueType type = ValueType.of(part);
        return switch (ValueType.of(container)) {
            case S -> type == ValueType.S && container.s().contains(part.s());
            case B -> type == ValueType.B && indexOf(container.b(), part.b(), false) >= 0;
            case SS -> type == ValueType.S && container.ss().contains(part.s());
            case NS -> type == ValueType.N && container.ns().contains(part.n());
            case BS -> type == ValueType.B && container.bs().contains(part.b());
            case L -> container.l().stream().anyMatch(element -> Values.equal(element, part));
            default -> false;
        };
    }

    private static int indexOf(SdkBytes whole, SdkBytes part, boolean onlyAtStart) {
        byte[] bytes = whole.asByteArrayUnsafe();
        byte[] wanted = part.asByteArrayUnsafe();
        int last = onlyAtStart ? Math.min(0, bytes.length - wanted.length) : bytes.length - wanted.length;
        for (int start = 0; start <= last; start++) {
            if (Arrays.equals(bytes, start, start + wanted.length, wanted, 0, wanted.length)) {
                return start;
            }
        }
        return -1;
    }

    @Nullable
    AttributeValue value(Operand operand) {
        if (operand instanceof Path path) {
            return path.in(item);
        }
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Operand.Call call) {
            AttributeValue argument = value(call.arguments().get(0));
            int size = argument == null ? -1 : size(argument);
            return size < 0 ? null : AttributeValue.fromN(Integer.toString(size));
        }
        throw new IllegalStateException(operand + " has no value in a condition");
    }

    /** Returns the size of a value, or -1 if its type has none. */
    private static int size(AttributeValue value) {
        return switch (ValueType.of(value)) {
            case S -> value.s().length();
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().size();
            case NS -> value.ns().size();
            case BS -> value.bs().size();
            case L -> value.l().size();
            case M -> value.m().size();
            case N, BOOL, NULL -> -1;
        };
    }
}
