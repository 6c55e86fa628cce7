package dev.kiln.emulator.internal.dynamodb.expression;

/** What is wrong with a condition whatever names and values it is given: its size, its functions, reserved words. */
final class ConditionChecks {
    private final Wording wording;

    private ConditionChecks(Wording wording) {
        this.wording = wording;
    }

    static Predicate parse(Wording wording, String text) {
        Predicate parsed = ConditionSyntax.parse(wording, text);
        ConditionChecks checks = new ConditionChecks(wording);
        checks.checkSize(parsed);
        Tree.predicates(parsed, checks::checkNames);
        return parsed;
    }

    private void checkSize(Predicate parsed) {
        int[] operators = new int[1];
        Tree.predicates(parsed, part -> operators[0] += operators(part));
        if (operators[0] > Limits.OPERATORS) {
            throw wording.invalid(
                    "The expression contains too many operators; operator count: " + (Limits.OPERATORS + 1));
        }
    }

    private static int operators(Predicate part) {
        int[] calls = new int[1];
        Tree.operands(part)
                .forEach(operand -> Tree.operands(operand, inner -> calls[0] += inner instanceof Operand.Call ? 1 : 0));
        if (part instanceof Predicate.And and) {
            return and.parts().size() - 1;
        }
        if (part instanceof Predicate.Or or) {
            return or.parts().size() - 1;
        }
        return calls[0] + (part instanceof Predicate.Test ? 0 : 1);
    }

    /** Checks the names in a predicate from left to right: functions, how they are used, and reserved words. */
    private void checkNames(Predicate predicate) {
        boolean condition = predicate instanceof Predicate.Test;
        Tree.operands(predicate).forEach(operand -> checkNames(operand, condition));
    }

    /** size has a value and is no condition; the others are conditions and have no value. */
    private void checkNames(Operand operand, boolean condition) {
        if (operand instanceof Path path) {
            PathChecks.refuseReserved(path, wording);
        } else if (operand instanceof Operand.Call call) {
            Function function = Function.named(call.function());
            if (function == null) {
                throw wording.invalid("Invalid function name; function: " + call.function());
            }
            if (function.inUpdates()) {
                throw wording.invalid(
                        "The function is not allowed in a condition expression; function: " + call.function());
            }
            if (condition == (function == Function.SIZE)) {
                throw wording.misused(call.function());
            }
            call.arguments().forEach(argument -> checkNames(argument, false));
        }
    }
}
