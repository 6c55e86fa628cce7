package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.List;

/** What is wrong with an update whatever names and values it is given: its size, functions, reserved words, sections. */
final class UpdateChecks {
    private final Wording wording;

    private UpdateChecks(Wording wording) {
        this.wording = wording;
    }

    static List<Action> parse(Wording wording, String text) {
        UpdateSyntax.Parsed parsed = UpdateSyntax.parse(wording, text);
        UpdateChecks checks = new UpdateChecks(wording);
        checks.checkSize(parsed.actions());
        parsed.actions().forEach(checks::checkNames);
        if (!parsed.repeated().isEmpty()) {
            throw wording.invalid(
                    "The \"" + parsed.repeated() + "\" section can only be used once in an update expression;");
        }
        return parsed.actions();
    }

    private void checkSize(List<Action> actions) {
        int[] operators = new int[1];
        actions.forEach(action -> UpdateBinder.operands(
                action,
                operand -> operators[0] +=
                        operand instanceof Operand.Call || operand instanceof Operand.Arithmetic ? 1 : 0));
        if (operators[0] > Limits.OPERATORS) {
            throw wording.invalid(
                    "The expression contains too many operators; operator count: " + (Limits.OPERATORS + 1));
        }
    }

    /** Checks the names in an action from left to right: functions, how they are used, and reserved words. */
    private void checkNames(Action action) {
        PathChecks.refuseReserved(action.path(), wording);
        if (action instanceof Action.Set set) {
            checkNames(set.value(), true);
        }
    }

    /** list_append can only be the whole value. */
    private void checkNames(Operand operand, boolean whole) {
        if (operand instanceof Path path) {
            PathChecks.refuseReserved(path, wording);
        } else if (operand instanceof Operand.Arithmetic sum) {
            checkNames(sum.left(), false);
            checkNames(sum.right(), false);
        } else if (operand instanceof Operand.Call call) {
            Function function = Function.named(call.function());
            if (function == null) {
                throw wording.invalid("Invalid function name; function: " + call.function());
            }
            if (!function.inUpdates()) {
                throw wording.invalid(
                        "The function is not allowed in an update expression; function: " + call.function());
            }
            if (!whole && function == Function.LIST_APPEND) {
                throw wording.misused(call.function());
            }
            call.arguments().forEach(argument -> checkNames(argument, false));
        }
    }
}
