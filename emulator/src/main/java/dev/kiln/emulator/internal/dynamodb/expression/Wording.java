package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How an expression's errors are worded: by the layer of its request, naming the parameter that holds it. */
record Wording(RequestLayer layer, String parameter) {
    AwsServiceException invalid(String message) {
        return layer.error("Invalid " + parameter + ": " + message);
    }

    AwsServiceException operandType(String operator, String type) {
        return invalid("Incorrect operand type for operator or function; operator or function: " + operator
                + ", operand type: " + type);
    }

    AwsServiceException operandCount(String operator, int operands) {
        return invalid("Incorrect number of operands for operator or function; operator or function: " + operator
                + ", number of operands: " + operands);
    }

    AwsServiceException pathRequired(String function) {
        return invalid("Operator or function requires a document path; operator or function: " + function);
    }

    AwsServiceException misused(String function) {
        return invalid("The function is not allowed to be used this way in an expression; function: " + function);
    }
}
