package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something in an expression that has a value. */
public sealed interface Operand extends Node
        permits Path, Operand.Literal, Operand.Parameter, Operand.Call, Operand.Arithmetic {
    /** A value. */
    record Literal(AttributeValue value) implements Operand {}

    /** A value that is given with the request, before it is put in; {@code name} begins with a colon. */
    record Parameter(String name) implements Operand {}

    /** A call of a function. */
    record Call(String function, List<Operand> arguments) implements Operand {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A sum, or a difference; only in SET. */
    record Arithmetic(boolean plus, Operand left, Operand right) implements Operand {
        String operator() {
            return plus ? "+" : "-";
        }
    }
}
