package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.value.Numbers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values of an update's operands, all of them read from the item before the update. */
record UpdateValues(Map<String, AttributeValue> item) {
    AttributeValue required(Operand operand) {
        AttributeValue value = value(operand);
        if (value == null) {
            throw AwsErrors.validation(
                    "The provided expression refers to an attribute that does not exist in the item");
        }
        return value;
    }

    private @Nullable AttributeValue value(Operand operand) {
        if (operand instanceof Path path) {
            return path.in(item);
        }
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return arithmetic(sum);
        }
        if (operand instanceof Operand.Call call) {
            return Function.named(call.function()) == Function.LIST_APPEND ? listAppend(call) : ifNotExists(call);
        }
        throw new IllegalStateException(operand + " has no value in an update");
    }

    private AttributeValue arithmetic(Operand.Arithmetic sum) {
        AttributeValue left = required(sum.left());
        AttributeValue right = required(sum.right());
        if (left.n() == null || right.n() == null) {
            throw wrongType();
        }
        return sum.plus() ? Numbers.plus(left, right) : Numbers.minus(left, right);
    }

    private @Nullable AttributeValue ifNotExists(Operand.Call call) {
        AttributeValue there = value(call.arguments().get(0));
        return there != null ? there : value(call.arguments().get(1));
    }

    private AttributeValue listAppend(Operand.Call call) {
        AttributeValue first = required(call.arguments().get(0));
        AttributeValue second = required(call.arguments().get(1));
        if (!first.hasL() || !second.hasL()) {
            throw wrongType();
        }
        return AttributeValue.fromL(joined(first.l(), second.l()));
    }

    static List<AttributeValue> joined(List<AttributeValue> first, List<AttributeValue> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    static AwsServiceException wrongType() {
        return AwsErrors.validation("An operand in the update expression has an incorrect data type");
    }
}
