package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts names and values into a condition and checks one comparison after the other: what is undefined in it, its operands and
 * their types.
 */
final class ConditionBinder {
    private static final String ALL_TYPES = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";
    private static final String VALID_TYPES = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

    private final Placeholders placeholders;
    private final Wording wording;

    ConditionBinder(Placeholders placeholders, Wording wording) {
        this.placeholders = placeholders;
        this.wording = wording;
    }

    Predicate bind(Predicate part) {
        if (part instanceof Predicate.And and) {
            return new Predicate.And(and.parts().stream().map(this::bind).toList());
        }
        if (part instanceof Predicate.Or or) {
            return new Predicate.Or(or.parts().stream().map(this::bind).toList());
        }
        if (part instanceof Predicate.Not not) {
            return new Predicate.Not(bind(not.part()));
        }
        if (part instanceof Predicate.Compare compare) {
            return compare(compare);
        }
        if (part instanceof Predicate.Between between) {
            return between(between);
        }
        return part instanceof Predicate.In in ? in(in) : new Predicate.Test(call(((Predicate.Test) part).call()));
    }

    private Predicate compare(Predicate.Compare compare) {
        String symbol = compare.comparator().symbol();
        Operand left = operand(compare.left());
        Operand right = operand(compare.right());
        refuseSame(symbol, List.of(left, right));
        if (compare.comparator().ordering()) {
            refuseUnordered(symbol, left);
            refuseUnordered(symbol, right);
        }
        return new Predicate.Compare(compare.comparator(), left, right);
    }

    private Predicate between(Predicate.Between between) {
        Operand operand = operand(between.operand());
        Operand low = operand(between.low());
        Operand high = operand(between.high());
        refuseSame("BETWEEN", List.of(operand, low, high));
        refuseUnordered("BETWEEN", operand);
        refuseUnordered("BETWEEN", low);
        refuseUnordered("BETWEEN", high);
        if (low instanceof Operand.Literal from && high instanceof Operand.Literal to) {
            Condition.checkBounds(from.value(), to.value(), wording::invalid);
        }
        return new Predicate.Between(operand, low, high);
    }

    private Predicate in(Predicate.In in) {
        Operand operand = operand(in.operand());
        List<Operand> values = in.values().stream().map(this::operand).toList();
        if (values.size() + 1 > Limits.IN_OPERANDS) {
            throw wording.invalid(
                    "The IN operator is provided with too many operands; number of operands: " + (values.size() + 1));
        }
        List<Operand> all = new ArrayList<>();
        all.add(operand);
        all.addAll(values);
        refuseSame("IN", all);
        return new Predicate.In(operand, values);
    }

    private Operand operand(Operand operand) {
        if (operand instanceof Path path) {
            PathChecks.refuseDeep(path, wording);
            return placeholders.bind(path, wording);
        }
        if (operand instanceof Operand.Parameter parameter) {
            return placeholders.value(parameter.name(), wording);
        }
        return operand instanceof Operand.Call call ? call(call) : operand;
    }

    private Operand.Call call(Operand.Call call) {
        Operand.Call bound = new Operand.Call(
                call.function(), call.arguments().stream().map(this::operand).toList());
        Function function = Function.named(call.function());
        if (function == null) {
            throw new IllegalStateException(call.function() + " was not checked");
        }
        List<Operand> arguments = bound.arguments();
        if (arguments.size() != function.operands()) {
            throw wording.operandCount(call.function(), arguments.size());
        }
        refuseSame(call.function(), arguments);
        switch (function) {
            case ATTRIBUTE_EXISTS, ATTRIBUTE_NOT_EXISTS -> {
                if (!(arguments.get(0) instanceof Path)) {
                    throw wording.pathRequired(call.function());
                }
            }
            case ATTRIBUTE_TYPE -> checkTypeName(arguments.get(1));
            case BEGINS_WITH ->
                arguments.forEach(argument ->
                        refuseTypes(call.function(), argument, type -> type == ValueType.S || type == ValueType.B));
            case SIZE ->
                refuseTypes(
                        call.function(),
                        arguments.get(0),
                        type -> type != ValueType.N && type != ValueType.BOOL && type != ValueType.NULL);
            default -> {}
        }
        return bound;
    }

    private void checkTypeName(Operand operand) {
        ValueType type = type(operand);
        if (type != ValueType.S || !(operand instanceof Operand.Literal literal)) {
            throw wording.operandType("attribute_type", type == null ? ALL_TYPES : type.name());
        }
        if (ValueType.named(literal.value().s()) == null) {
            throw wording.invalid("Invalid attribute type name found; type: "
                    + literal.value().s() + ", valid types: " + VALID_TYPES);
        }
    }

    /** Refuses an operator whose first path is another of its operands. */
    private void refuseSame(String operator, List<Operand> operands) {
        Operand first = operands.get(0);
        if (first instanceof Path && operands.subList(1, operands.size()).contains(first)) {
            throw wording.invalid("The first operand must be distinct from the remaining operands for this operator or"
                    + " function; operator: " + operator + ", first operand: " + first);
        }
    }

    private void refuseUnordered(String operator, Operand operand) {
        refuseTypes(operator, operand, ValueType::ordered);
    }

    private void refuseTypes(String operator, Operand operand, java.util.function.Predicate<ValueType> allowed) {
        ValueType type = type(operand);
        if (type != null && !allowed.test(type)) {
            throw wording.operandType(operator, type.name());
        }
    }

    /** Returns the type of an operand, or null where only the item will tell. */
    private static @Nullable ValueType type(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return ValueType.of(literal.value());
        }
        return operand instanceof Operand.Call ? ValueType.N : null;
    }
}
