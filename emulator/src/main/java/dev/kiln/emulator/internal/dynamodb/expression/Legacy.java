package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

/**
 * The parameters of before the expressions, checked in AWS's words and made into the same trees.
 *
 * <p>Constraints of the model (enums, lengths, null members) are checked before; an operation without the parameter does not
 * call the method for it.
 */
public final class Legacy {
    static final String INVALID = "One or more parameter values were invalid: ";

    /** Four parts of a partition key and four of a sort key. */
    private static final int MOST_KEY_CONDITIONS = 8;

    private final RequestLayer layer;
    private final ValueChecks checks;

    public Legacy(RequestLayer layer) {
        this.layer = layer;
        this.checks = new ValueChecks(layer);
    }

    /**
     * Refuses a ConditionalOperator that has nothing to combine.
     *
     * @param conditions how many conditions Expected, QueryFilter or ScanFilter has; 0 if there is none
     */
    public void checkOperator(@Nullable ConditionalOperator operator, int conditions) {
        if (operator != null && conditions < 2) {
            throw layer.error(
                    conditions == 0
                            ? "ConditionalOperator cannot be used without Filter or Expected"
                            : "ConditionalOperator can only be used when Filter or Expected has two or more elements");
        }
    }

    /** Returns the condition of Expected. */
    public Condition expected(Map<String, ExpectedAttributeValue> expected, @Nullable ConditionalOperator operator) {
        checkOperator(operator, expected.size());
        List<Predicate> predicates = new ArrayList<>();
        LegacyComparisons comparisons = new LegacyComparisons(layer);
        expected.forEach((attribute, condition) -> {
            checkName(attribute);
            predicates.add(expected(attribute, condition, comparisons));
        });
        return combined(predicates, operator);
    }

    private Predicate expected(String attribute, ExpectedAttributeValue condition, LegacyComparisons comparisons) {
        if (condition.hasAttributeValueList() && condition.value() != null) {
            throw invalid("Value and AttributeValueList cannot be used together for Attribute: " + attribute);
        }
        ComparisonOperator operator = condition.comparisonOperator();
        if (operator == null) {
            return existence(attribute, condition);
        }
        if (condition.exists() != null) {
            throw invalid("Exists and ComparisonOperator cannot be used together for Attribute: " + attribute);
        }
        boolean withValue = condition.hasAttributeValueList() || condition.value() != null;
        if (operator != ComparisonOperator.NULL && operator != ComparisonOperator.NOT_NULL && !withValue) {
            throw invalid("Value or AttributeValueList must be used with ComparisonOperator: " + operator
                    + " for Attribute: " + attribute);
        }
        List<AttributeValue> values =
                condition.value() != null ? List.of(condition.value()) : condition.attributeValueList();
        return comparisons.predicate(attribute, operator, comparisons.checked(operator, values));
    }

    private Predicate existence(String attribute, ExpectedAttributeValue condition) {
        if (condition.hasAttributeValueList()) {
            throw invalid("AttributeValueList can only be used with a ComparisonOperator for Attribute: " + attribute);
        }
        boolean exists = condition.exists() == null || condition.exists();
        if (exists && condition.value() == null) {
            throw invalid(
                    "Value must be provided when Exists is " + condition.exists() + " for Attribute: " + attribute);
        }
        if (!exists && condition.value() != null) {
            throw invalid("Value cannot be used when Exists is false for Attribute: " + attribute);
        }
        if (!exists) {
            return LegacyComparisons.test(Function.ATTRIBUTE_NOT_EXISTS, List.of(Path.of(attribute)));
        }
        return new Predicate.Compare(
                Comparator.EQ, Path.of(attribute), new Operand.Literal(checks.value(condition.value())));
    }

    /** Returns the condition of QueryFilter or ScanFilter. */
    public Condition filter(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> filter,
            @Nullable ConditionalOperator operator) {
        checkOperator(operator, filter.size());
        List<Predicate> predicates = new ArrayList<>();
        LegacyComparisons comparisons = new LegacyComparisons(layer);
        filter.forEach((attribute, condition) -> {
            checkName(attribute);
            ComparisonOperator comparison = condition.comparisonOperator();
            predicates.add(comparisons.predicate(
                    attribute, comparison, comparisons.checked(comparison, condition.attributeValueList())));
        });
        return combined(predicates, operator);
    }

    private static Condition combined(List<Predicate> predicates, @Nullable ConditionalOperator operator) {
        return Condition.of(
                operator == ConditionalOperator.OR ? new Predicate.Or(predicates) : new Predicate.And(predicates));
    }

    /** Returns the key condition of KeyConditions. */
    public KeyCondition keyConditions(
            Map<String, software.amazon.awssdk.services.dynamodb.model.Condition> conditions) {
        LegacyComparisons comparisons = new LegacyComparisons(layer);
        List<KeyClause> clauses = new ArrayList<>();
        Set<String> unindexable = new HashSet<>();
        conditions.forEach((attribute, condition) -> {
            ComparisonOperator operator = condition.comparisonOperator();
            List<AttributeValue> values = comparisons.checked(operator, condition.attributeValueList());
            KeyClause.Operator keyOperator = LegacyComparisons.keyOperator(operator);
            if (keyOperator == null) {
                unindexable.add(attribute);
            } else {
                clauses.add(new KeyClause(attribute, keyOperator, values));
            }
        });
        if (conditions.isEmpty() || conditions.size() > MOST_KEY_CONDITIONS) {
            throw layer.error("Conditions can be of length 1 or 2 only");
        }
        return new KeyCondition(clauses, unindexable, true);
    }

    /** Returns the update of AttributeUpdates. */
    public Update updates(Map<String, AttributeValueUpdate> updates) {
        List<Action> actions = new ArrayList<>();
        updates.forEach((attribute, update) -> {
            checkName(attribute);
            actions.add(action(Path.of(attribute), update));
        });
        return Update.legacy(actions);
    }

    private Action action(Path path, AttributeValueUpdate update) {
        AttributeAction action = update.action() == null ? AttributeAction.PUT : update.action();
        if (update.value() == null) {
            if (action != AttributeAction.DELETE) {
                throw invalid("Only DELETE action is allowed when no attribute value is specified");
            }
            return new Action.Remove(path);
        }
        AttributeValue value = checks.value(update.value());
        Operand operand = new Operand.Literal(value);
        ValueType type = ValueType.of(value);
        if (action == AttributeAction.DELETE) {
            if (!type.set()) {
                throw invalid("DELETE action with value is not supported for the type " + type);
            }
            return new Action.Delete(path, operand);
        }
        if (action == AttributeAction.ADD) {
            if (!type.set() && type != ValueType.N && type != ValueType.L) {
                throw invalid("ADD action is not supported for the type " + type);
            }
            return new Action.Add(path, operand);
        }
        return new Action.Set(path, operand);
    }

    /** Returns the projection of AttributesToGet. */
    public Projection attributesToGet(List<String> attributes) {
        Set<String> seen = new HashSet<>();
        for (String attribute : attributes) {
            checkName(attribute);
            if (!seen.add(attribute)) {
                throw invalid("Duplicate value in attribute name: " + attribute);
            }
        }
        return Projection.of(attributes.stream().map(Path::of).toList());
    }

    private void checkName(String attribute) {
        checks.checkName(attribute);
    }

    private AwsServiceException invalid(String message) {
        return layer.error(INVALID + message);
    }
}
