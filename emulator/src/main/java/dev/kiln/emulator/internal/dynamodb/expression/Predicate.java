package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.List;

/** Something in an expression that is true or false. */
public sealed interface Predicate extends Node {
    record Compare(Comparator comparator, Operand left, Operand right) implements Predicate {}

    record Between(Operand operand, Operand low, Operand high) implements Predicate {}

    record In(Operand operand, List<Operand> values) implements Predicate {
        public In {
            values = List.copyOf(values);
        }
    }

    /** A function that is true or false. */
    record Test(Operand.Call call) implements Predicate {}

    record And(List<Predicate> parts) implements Predicate {
        public And {
            parts = List.copyOf(parts);
        }
    }

    record Or(List<Predicate> parts) implements Predicate {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Predicate part) implements Predicate {}
}
