package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition on an item, to be asked as often as there are items. */
public final class Condition {
    private final Predicate predicate;

    private Condition(Predicate predicate) {
        this.predicate = predicate;
    }

    /** Returns the condition of a tree without placeholders. */
    public static Condition of(Predicate predicate) {
        return new Condition(predicate);
    }

    /** Returns whether an item satisfies the condition; an item that does not exist is an empty map. */
    public boolean matches(Map<String, AttributeValue> item) {
        return new Evaluation(item).holds(predicate);
    }

    /** Returns the attributes that paths of the condition begin with. */
    public Set<String> attributes() {
        Set<String> attributes = new LinkedHashSet<>();
        Tree.allOperands(predicate, operand -> {
            if (operand instanceof Path path) {
                attributes.add(path.attribute());
            }
        });
        return attributes;
    }

    /** Returns the attributes that paths of the condition lead into, which a key attribute cannot be. */
    public Set<String> nested() {
        Set<String> attributes = new LinkedHashSet<>();
        Tree.allOperands(predicate, operand -> {
            if (operand instanceof Path path && path.nested()) {
                attributes.add(path.attribute());
            }
        });
        return attributes;
    }

    public Predicate predicate() {
        return predicate;
    }

    /** Refuses bounds of a BETWEEN that nothing can be between. */
    public static void checkBounds(
            AttributeValue low, AttributeValue high, Function<String, AwsServiceException> invalid) {
        String bounds = "lower bound operand: AttributeValue: " + Shown.value(low)
                + ", upper bound operand: AttributeValue: " + Shown.value(high);
        if (ValueType.of(low) != ValueType.of(high)) {
            throw invalid.apply("The BETWEEN operator requires same data type for lower and upper bounds; " + bounds);
        }
        if (Values.compare(low, high) > 0) {
            throw invalid.apply(
                    "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; " + bounds);
        }
    }
}
