package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition on one key attribute. */
public record KeyClause(String attribute, Operator operator, List<AttributeValue> values) {
    /** What a sort key can be asked for. */
    public enum Operator {
        EQ,
        LT,
        LE,
        GT,
        GE,
        BETWEEN,
        BEGINS_WITH
    }

    public KeyClause {
        values = List.copyOf(values);
    }

    /** Returns the value, or the lower bound. */
    public AttributeValue value() {
        return values.get(0);
    }

    /** Returns the upper bound of BETWEEN. */
    public AttributeValue upper() {
        return values.get(1);
    }

    /** Returns whether a key has this. */
    public boolean matches(AttributeValue key) {
        if (operator == Operator.BEGINS_WITH) {
            return Evaluation.beginsWith(key, value());
        }
        int order = Values.compare(key, value());
        return switch (operator) {
            case EQ -> order == 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            default -> order >= 0 && Values.compare(key, upper()) <= 0;
        };
    }
}
