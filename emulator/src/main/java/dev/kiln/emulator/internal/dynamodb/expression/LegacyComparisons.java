package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import dev.kiln.emulator.internal.dynamodb.value.Values;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;

/** The comparison operators of before the expressions: what they take, and the predicates that say the same. */
record LegacyComparisons(RequestLayer layer) {
    /** Returns the values as they are stored, or fails if the operator does not take them. */
    List<AttributeValue> checked(ComparisonOperator operator, List<AttributeValue> given) {
        ValueChecks checks = new ValueChecks(layer);
        List<AttributeValue> values = given.stream().map(checks::value).toList();
        if (!takes(operator, values.size())) {
            throw invalid("Invalid number of argument(s) for the " + operator + " ComparisonOperator");
        }
        List<ValueType> types = values.stream().map(ValueType::of).toList();
        if (types.stream().distinct().count() > 1) {
            throw invalid("AttributeValues inside AttributeValueList must be of same type");
        }
        for (ValueType type : types) {
            if (!takes(operator, type)) {
                throw invalid("ComparisonOperator " + operator + " is not valid for " + type + " AttributeValue type");
            }
        }
        if (operator == ComparisonOperator.BETWEEN && Values.compare(values.get(0), values.get(1)) > 0) {
            throw layer.error(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
        }
        return values;
    }

    private static boolean takes(ComparisonOperator operator, int values) {
        return switch (operator) {
            case NULL, NOT_NULL -> values == 0;
            case BETWEEN -> values == 2;
            case IN -> values > 0;
            default -> values == 1;
        };
    }

    private static boolean takes(ComparisonOperator operator, ValueType type) {
        return switch (operator) {
            case LT, LE, GT, GE, BETWEEN, IN -> type.ordered();
            case BEGINS_WITH -> type == ValueType.S || type == ValueType.B;
            case CONTAINS, NOT_CONTAINS -> type.ordered() || type == ValueType.BOOL || type == ValueType.NULL;
            default -> true;
        };
    }

    Predicate predicate(String attribute, ComparisonOperator operator, List<AttributeValue> values) {
        Path path = Path.of(attribute);
        List<Operand> operands =
                values.stream().<Operand>map(Operand.Literal::new).toList();
        List<Operand> all = Stream.concat(Stream.of(path), operands.stream()).toList();
        return switch (operator) {
            case EQ, NE, LT, LE, GT, GE ->
                new Predicate.Compare(Comparator.valueOf(operator.name()), path, operands.get(0));
            case BETWEEN -> new Predicate.Between(path, operands.get(0), operands.get(1));
            case IN -> new Predicate.In(path, operands);
            case NULL -> test(Function.ATTRIBUTE_NOT_EXISTS, all);
            case NOT_NULL -> test(Function.ATTRIBUTE_EXISTS, all);
            case CONTAINS -> test(Function.CONTAINS, all);
            case NOT_CONTAINS ->
                new Predicate.And(List.of( // of what is not there, neither is true
                        test(Function.ATTRIBUTE_EXISTS, List.of(path)),
                        new Predicate.Not(test(Function.CONTAINS, all))));
            case BEGINS_WITH -> test(Function.BEGINS_WITH, all);
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("enums are checked before");
        };
    }

    static Predicate test(Function function, List<Operand> arguments) {
        return new Predicate.Test(new Operand.Call(function.text(), arguments));
    }

    static KeyClause.@Nullable Operator keyOperator(ComparisonOperator operator) {
        return switch (operator) {
            case EQ, LT, LE, GT, GE, BETWEEN, BEGINS_WITH -> KeyClause.Operator.valueOf(operator.name());
            default -> null;
        };
    }

    private AwsServiceException invalid(String message) {
        return layer.error(Legacy.INVALID + message);
    }
}
