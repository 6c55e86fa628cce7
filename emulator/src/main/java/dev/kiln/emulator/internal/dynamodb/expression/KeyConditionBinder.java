package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Takes the clauses on key attributes from a condition, which must be nothing else. */
final class KeyConditionBinder {
    private final RequestLayer layer;
    private final List<KeyClause> clauses = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private KeyConditionBinder(RequestLayer layer) {
        this.layer = layer;
    }

    static KeyCondition bind(Predicate predicate, RequestLayer layer) {
        KeyConditionBinder binder = new KeyConditionBinder(layer);
        binder.take(predicate);
        return new KeyCondition(binder.clauses);
    }

    private void take(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            and.parts().forEach(this::take);
        } else if (predicate instanceof Predicate.Compare compare && compare.comparator() != Comparator.NE) {
            compare(compare);
        } else if (predicate instanceof Predicate.Between between) {
            if (!(between.operand() instanceof Path)) {
                throw notFirst("BETWEEN");
            }
            clause(KeyClause.Operator.BETWEEN, List.of(between.operand(), between.low(), between.high()));
        } else if (predicate instanceof Predicate.Test test
                && Function.named(test.call().function()) == Function.BEGINS_WITH) {
            if (!(test.call().arguments().get(0) instanceof Path)) {
                throw notFirst("begins_with");
            }
            clause(KeyClause.Operator.BEGINS_WITH, test.call().arguments());
        } else {
            throw layer.error("Invalid operator used in KeyConditionExpression: " + operator(predicate));
        }
    }

    private static String operator(Predicate predicate) {
        if (predicate instanceof Predicate.Or) {
            return "OR";
        }
        if (predicate instanceof Predicate.Not) {
            return "NOT";
        }
        if (predicate instanceof Predicate.In) {
            return "IN";
        }
        return predicate instanceof Predicate.Test test ? test.call().function() : "<>";
    }

    private RuntimeException notFirst(String operator) {
        return layer.error("Invalid condition in KeyConditionExpression: " + operator
                + " operator must have the key attribute as its first operand");
    }

    private void compare(Predicate.Compare compare) {
        boolean mirrored = !(compare.left() instanceof Path) && compare.right() instanceof Path;
        Comparator comparator = mirrored ? compare.comparator().mirrored() : compare.comparator();
        List<Operand> operands =
                mirrored ? List.of(compare.right(), compare.left()) : List.of(compare.left(), compare.right());
        clause(KeyClause.Operator.valueOf(comparator.name()), operands);
    }

    /** Takes a clause of an attribute and the values after it. */
    private void clause(KeyClause.Operator operator, List<Operand> operands) {
        String attribute = "";
        List<AttributeValue> values = new ArrayList<>();
        for (Operand operand : operands) {
            if (operand instanceof Path path) {
                if (!attribute.isEmpty()) {
                    throw layer.error(
                            "Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
                }
                if (path.nested()) {
                    throw layer.error("KeyConditionExpressions cannot have conditions on nested attributes");
                }
                attribute = path.attribute();
            } else if (operand instanceof Operand.Literal literal) {
                values.add(literal.value());
            } else {
                throw layer.error("KeyConditionExpressions cannot contain nested operations");
            }
        }
        if (attribute.isEmpty()) {
            throw layer.error("Invalid condition in KeyConditionExpression: No key attribute specified");
        }
        if (!seen.add(attribute)) {
            throw layer.error(
                    "Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key");
        }
        clauses.add(new KeyClause(attribute, operator, values));
    }
}
