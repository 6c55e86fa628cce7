package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The conditions of a query on key attributes, before it is known which attributes the key has. */
public final class KeyCondition {
    private final Map<String, KeyClause> clauses = new LinkedHashMap<>();

    /** Takes clauses of different attributes. */
    KeyCondition(List<KeyClause> clauses) {
        clauses.forEach(clause -> this.clauses.put(clause.attribute(), clause));
    }

    /** Returns the attributes that there is a condition on. */
    public Set<String> attributes() {
        return clauses.keySet();
    }

    /**
     * Returns what the query asks of a key, or fails as AWS does: all parts of the partition key must be given, and the parts of
     * the sort key from left to right, of which only the last may have another condition than a value.
     */
    public KeyQuery on(List<KeyAttribute> hash, List<KeyAttribute> range) {
        if (hash.size() == 1 && range.size() <= 1 && clauses.size() > 2) {
            throw AwsErrors.validation("Conditions can be of length 1 or 2 only");
        }
        if (range.isEmpty() && clauses.size() > hash.size()) {
            throw notSupported();
        }
        List<AttributeValue> hashValues = new ArrayList<>();
        for (KeyAttribute key : hash) {
            KeyClause clause = clauses.get(key.name());
            if (clause == null) {
                throw missed(key);
            }
            checkType(clause, key.type());
            if (clause.operator() != KeyClause.Operator.EQ) {
                throw notSupported();
            }
            hashValues.add(clause.value());
        }
        return sorted(hashValues, range, clauses.size() - hash.size());
    }

    private KeyQuery sorted(List<AttributeValue> hash, List<KeyAttribute> range, int left) {
        List<AttributeValue> values = new ArrayList<>();
        KeyClause last = null;
        int open = left;
        for (KeyAttribute key : range) {
            if (open == 0) {
                break;
            }
            KeyClause clause = clauses.get(key.name());
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
