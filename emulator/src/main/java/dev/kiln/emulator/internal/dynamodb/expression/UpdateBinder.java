package dev.kiln.emulator.internal.dynamodb.expression;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts names and values into an update and checks it in AWS's order: names, paths against each other, values, operands.
 */
final class UpdateBinder {
    private final Placeholders placeholders;
    private final Wording wording;

    UpdateBinder(Placeholders placeholders, Wording wording) {
        this.placeholders = placeholders;
        this.wording = wording;
    }

    List<Action> bind(List<Action> actions) {
        paths(actions, path -> {
            PathChecks.refuseDeep(path, wording);
            placeholders.bind(path, wording);
        });
        PathChecks.refuseOverlaps(
                actions.stream()
                        .map(action -> placeholders.bind(action.path(), wording))
                        .toList(),
                wording);
        List<Action> bound = new ArrayList<>();
        actions.forEach(action -> bound.add(bound(action)));
        bound.forEach(this::checkOperand);
        bound.forEach(action -> operands(action, this::checkCount));
        bound.forEach(action -> operands(action, this::checkPath));
        bound.forEach(action -> operands(action, this::checkTypes));
        return bound;
    }

    private static void paths(List<Action> actions, Consumer<Path> visitor) {
        for (Action action : actions) {
            visitor.accept(action.path());
            operands(action, operand -> {
                if (operand instanceof Path path) {
                    visitor.accept(path);
                }
            });
        }
    }

    static void operands(Action action, Consumer<Operand> visitor) {
        if (action instanceof Action.Set set) {
            Tree.operands(set.value(), visitor);
        } else if (action instanceof Action.Add add) {
            visitor.accept(add.value());
        } else if (action instanceof Action.Delete delete) {
            visitor.accept(delete.value());
        }
    }

    private Action bound(Action action) {
        Path path = placeholders.bind(action.path(), wording);
        if (action instanceof Action.Set set) {
            return new Action.Set(path, bound(set.value()));
        }
        if (action instanceof Action.Add add) {
            return new Action.Add(path, bound(add.value()));
        }
        return action instanceof Action.Delete delete
                ? new Action.Delete(path, bound(delete.value()))
                : new Action.Remove(path);
    }

    private Operand bound(Operand operand) {
        if (operand instanceof Path path) {
            return placeholders.bind(path, wording);
        }
        if (operand instanceof Operand.Parameter parameter) {
            return placeholders.value(parameter.name(), wording);
        }
        if (operand instanceof Operand.Call call) {
            return new Operand.Call(
                    call.function(), call.arguments().stream().map(this::bound).toList());
        }
        return operand instanceof Operand.Arithmetic sum
                ? new Operand.Arithmetic(sum.plus(), bound(sum.left()), bound(sum.right()))
                : operand;
    }

    /** ADD takes a number or a set, DELETE a set. */
    private void checkOperand(Action action) {
        if (action instanceof Action.Add add && add.value() instanceof Operand.Literal literal) {
            ValueType type = ValueType.of(literal.value());
            if (type != ValueType.N && !type.set()) {
                throw refused("ADD", type);
            }
        } else if (action instanceof Action.Delete delete && delete.value() instanceof Operand.Literal literal) {
            ValueType type = ValueType.of(literal.value());
            if (!type.set()) {
                throw refused("DELETE", type);
            }
        }
    }

    private RuntimeException refused(String operator, ValueType type) {
        return wording.invalid("Incorrect operand type for operator or function; operator: " + operator
                + ", operand type: " + type.longName());
    }

    private void checkCount(Operand operand) {
        if (operand instanceof Operand.Call call) {
            Function function = Function.named(call.function());
            if (function != null && call.arguments().size() != function.operands()) {
                throw wording.operandCount(call.function(), call.arguments().size());
            }
        }
    }

    private void checkPath(Operand operand) {
        if (operand instanceof Operand.Call call
                && Function.named(call.function()) == Function.IF_NOT_EXISTS
                && !(call.arguments().get(0) instanceof Path)) {
            throw wording.pathRequired(call.function());
        }
    }

    private void checkTypes(Operand operand) {
        if (operand instanceof Operand.Arithmetic sum) {
            refuseType(sum.operator(), sum.left(), ValueType.N);
            refuseType(sum.operator(), sum.right(), ValueType.N);
        } else if (operand instanceof Operand.Call call && Function.named(call.function()) == Function.LIST_APPEND) {
            call.arguments().forEach(argument -> refuseType(call.function(), argument, ValueType.L));
        }
    }

    private void refuseType(String operator, Operand operand, ValueType wanted) {
        if (operand instanceof Operand.Literal literal && ValueType.of(literal.value()) != wanted) {
            throw wording.operandType(operator, ValueType.of(literal.value()).name());
        }
    }

    /** Returns the type of an operand, or null where only the item will tell. */
    static @Nullable ValueType type(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return ValueType.of(literal.value());
        }
        if (operand instanceof Operand.Arithmetic) {
            return ValueType.N;
        }
        if (operand instanceof Operand.Call call) {
            return Function.named(call.function()) == Function.LIST_APPEND
                    ? ValueType.L
                    : type(call.arguments().get(1));
        }
        return null;
    }
}
