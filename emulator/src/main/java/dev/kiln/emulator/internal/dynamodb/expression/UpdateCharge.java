package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ItemSize;
import java.util.List;

/**
 * What an UpdateExpression counts for against the bound on an item's size, beside the item itself: what it writes and something
 * for each clause, whatever the item has. AWS does not document it; it was measured in October 2026, in us-east-1 among others.
 */
final class UpdateCharge {
    private static final int UPDATE = 3;
    private static final int WRITING_CLAUSE = 19;
    private static final int REMOVING_CLAUSE = 1;
    private static final int TARGET_STEP = 4;
    private static final int PATH_OPERAND = 1;
    private static final int PATH_STEP = 14;
    private static final int PLUS = 34;
    private static final int MINUS = 37;
    private static final int IF_NOT_EXISTS = 39;
    private static final int LIST_APPEND = 37;

    private UpdateCharge() {}

    /** Returns the bytes that the actions of an expression count for. */
    static long of(List<Action> actions) {
        long bytes = UPDATE;
        for (Action action : actions) {
            bytes += target(action.path());
            if (action instanceof Action.Set set) {
                bytes += WRITING_CLAUSE + operand(set.value());
            } else if (action instanceof Action.Add add) {
                bytes += WRITING_CLAUSE + operand(add.value());
            } else {
                bytes += REMOVING_CLAUSE;
            }
        }
        return bytes;
    }

    private static long target(Path path) {
        long bytes = 0;
        for (Path.Step step : path.steps()) {
            bytes += TARGET_STEP + step(step);
        }
        return bytes - TARGET_STEP;
    }

    private static int step(Path.Step step) {
        return step instanceof Path.Element element
                ? Integer.toString(element.index()).length()
                : ItemSize.utf8(step.toString());
    }

    private static long operand(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return ItemSize.of(literal.value());
        }
        if (operand instanceof Operand.Arithmetic sum) {
            return (sum.plus() ? PLUS : MINUS) + operand(sum.left()) + operand(sum.right());
        }
        if (operand instanceof Operand.Call call) {
            long bytes = Function.named(call.function()) == Function.LIST_APPEND ? LIST_APPEND : IF_NOT_EXISTS;
            for (Operand argument : call.arguments()) {
                bytes += operand(argument);
            }
            return bytes;
        }
        long bytes = PATH_OPERAND;
        for (Path.Step step : ((Path) operand).steps()) {
            bytes += PATH_STEP + step(step);
        }
        return bytes;
    }
}
