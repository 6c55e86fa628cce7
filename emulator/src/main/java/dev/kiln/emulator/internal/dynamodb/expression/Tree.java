package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks through trees, parts in the order of the text. */
final class Tree {
    private Tree() {}

    /** Visits a predicate and the predicates in it, from the outside in. */
    static void predicates(Predicate predicate, Consumer<Predicate> visitor) {
        visitor.accept(predicate);
        if (predicate instanceof Predicate.And and) {
            and.parts().forEach(part -> predicates(part, visitor));
        } else if (predicate instanceof Predicate.Or or) {
            or.parts().forEach(part -> predicates(part, visitor));
        } else if (predicate instanceof Predicate.Not not) {
            predicates(not.part(), visitor);
        }
    }

    /** Returns what a predicate itself compares or tests. */
    static List<Operand> operands(Predicate predicate) {
        if (predicate instanceof Predicate.Compare compare) {
            return List.of(compare.left(), compare.right());
        }
        if (predicate instanceof Predicate.Between between) {
            return List.of(between.operand(), between.low(), between.high());
        }
        if (predicate instanceof Predicate.In in) {
            List<Operand> operands = new ArrayList<>();
            operands.add(in.operand());
            operands.addAll(in.values());
            return operands;
        }
        return predicate instanceof Predicate.Test test ? List.of(test.call()) : List.of();
    }

    /** Visits an operand and the operands in it, from the inside out. */
    static void operands(Operand operand, Consumer<Operand> visitor) {
        if (operand instanceof Operand.Call call) {
            call.arguments().forEach(argument -> operands(argument, visitor));
        } else if (operand instanceof Operand.Arithmetic sum) {
            operands(sum.left(), visitor);
            operands(sum.right(), visitor);
        }
        visitor.accept(operand);
    }

    /** Visits all operands of all predicates. */
    static void allOperands(Predicate predicate, Consumer<Operand> visitor) {
        predicates(predicate, part -> operands(part).forEach(operand -> operands(operand, visitor)));
    }
}
