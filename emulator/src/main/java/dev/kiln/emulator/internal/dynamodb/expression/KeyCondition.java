package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The conditions of a query on key attributes, before it is known which attributes the key has. */
public final class KeyCondition {
    private final Map<String, KeyClause> clauses = new LinkedHashMap<>();
    private final Set<String> unindexable;
    private final boolean legacy;

    /** Takes clauses of different attributes. */
    KeyCondition(List<KeyClause> clauses) {
        this(clauses, Set.of(), false);
    }

    /**
     * Takes clauses of different attributes.
     *
     * @param unindexable attributes whose condition no key can be looked up by
     * @param legacy whether the request has KeyConditions, whose errors are other ones
     */
    KeyCondition(List<KeyClause> clauses, Set<String> unindexable, boolean legacy) {
        clauses.forEach(clause -> this.clauses.put(clause.attribute(), clause));
        this.unindexable = Set.copyOf(unindexable);
        this.legacy = legacy;
    }

    /** As {@link #on(List, List, Consumer)}, without anybody who is told. */
    public KeyQuery on(List<KeyAttribute> hash, List<KeyAttribute> range) {
        return on(hash, range, part -> {});
    }

    /**
     * Returns what the query asks of a key, or fails as AWS does: all parts of the partition key must be given, and the parts of
     * the sort key from left to right, of which only the last may have another condition than a value.
     *
     * @param first is told of each part before its condition is looked at
     */
    public KeyQuery on(List<KeyAttribute> hash, List<KeyAttribute> range, Consumer<KeyAttribute> first) {
        int conditions = clauses.size() + unindexable.size();
        if (hash.size() == 1 && range.size() <= 1 && conditions > 2) {
            throw AwsErrors.validation(
                    legacy
                            ? "Conditions can be of length 1 or 2 only"
                            : "The number of query conditions (" + conditions + ") exceeds the number of key attributes"
                                    + " defined in the schema (" + (hash.size() + range.size()) + ")");
        }
        if (range.size() > 1) {
            refuseGaps(range);
        }
        if (hash.size() > 1) {
            refuseOpen(hash);
        }
        List<AttributeValue> hashValues = new ArrayList<>();
        for (KeyAttribute key : hash) {
            first.accept(key);
            if (range.isEmpty() && conditions > hash.size()) {
                throw notSupported();
            }
            KeyClause clause = clause(key);
            if (clause == null) {
                throw missed(key);
            }
            checkType(clause, key.type());
            if (clause.operator() != KeyClause.Operator.EQ) {
                throw notSupported();
            }
            hashValues.add(clause.value());
        }
        return sorted(hashValues, range, conditions - hash.size(), first);
    }

    /** Refuses a query that asks a part of the partition key for no value. */
    private void refuseOpen(List<KeyAttribute> hash) {
        List<String> open = hash.stream()
                .map(KeyAttribute::name)
                .filter(name -> {
                    KeyClause clause = clauses.get(name);
                    return clause == null || clause.operator() != KeyClause.Operator.EQ;
                })
                .toList();
        if (!open.isEmpty()) {
            throw AwsErrors.validation("HASH key attributes " + String.join(", ", open)
                    + " must have equality conditions specified in the query");
        }
    }

    /** Refuses a condition on a part of the sort key behind one that is not asked for a value. */
    private void refuseGaps(List<KeyAttribute> range) {
        List<String> open = new ArrayList<>();
        for (KeyAttribute key : range) {
            KeyClause clause = clauses.get(key.name());
            if (clause != null && !open.isEmpty()) {
                throw AwsErrors.validation("RANGE key attributes " + String.join(", ", open)
                        + " must have equality conditions specified in the query because a condition is present on key"
                        + " attribute " + key.name());
            }
            if (clause == null || clause.operator() != KeyClause.Operator.EQ) {
                open.add(key.name());
            }
        }
    }

    private @Nullable KeyClause clause(KeyAttribute key) {
        if (unindexable.contains(key.name())) {
            throw AwsErrors.validation("Attempted conditional constraint is not an indexable operation");
        }
        return clauses.get(key.name());
    }

    private KeyQuery sorted(
            List<AttributeValue> hash, List<KeyAttribute> range, int left, Consumer<KeyAttribute> first) {
        List<AttributeValue> values = new ArrayList<>();
        KeyClause last = null;
        int open = left;
        for (KeyAttribute key : range) {
            first.accept(key);
            if (open == 0) {
                continue;
            }
            KeyClause clause = clause(key);
            if (clause == null) {
                throw missed(key);
            }
            checkType(clause, key.type());
            if (last != null) {
                throw notSupported();
            }
            if (clause.operator() == KeyClause.Operator.EQ) {
                values.add(clause.value());
            } else {
                last = clause;
            }
            open--;
        }
        if (open > 0) {
            throw notSupported();
        }
        return new KeyQuery(hash, values, last);
    }

    private static void checkType(KeyClause clause, ValueType type) {
        for (AttributeValue value : clause.values()) {
            if (ValueType.of(value) != type) {
                throw AwsErrors.validation(
                        "One or more parameter values were invalid: Condition parameter type does not match schema type");
            }
        }
    }

    private static AwsServiceException missed(KeyAttribute key) {
        return AwsErrors.validation("Query condition missed key schema element: " + key.name());
    }

    private static AwsServiceException notSupported() {
        return AwsErrors.validation("Query key condition not supported");
    }
}
