package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.dynamodb.expression.Action;
import dev.kiln.emulator.internal.dynamodb.expression.Operand;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The grammar of what an UPDATE does. */
final class AssignmentParser {
    private static final Set<String> FUNCTIONS = Set.of("list_append", "if_not_exists");

    private static final Set<String> OTHER_OPERATORS = Set.of("||", "*", "/", "%");

    private final StatementReader reader;
    private final List<Action> actions = new ArrayList<>();

    AssignmentParser(StatementReader reader) {
        this.reader = reader;
    }

    List<Action> actions() {
        return actions;
    }

    void parse() {
        if (!reader.peek().isWord("SET") && !reader.peek().isWord("REMOVE")) {
            throw reader.malformed("Expected data manipulation");
        }
        while (true) {
            if (reader.takeWord("SET")) {
                do {
                    actions.add(assignment());
                } while (reader.takeSymbol(","));
            } else if (reader.takeWord("REMOVE")) {
                actions.add(new Action.Remove(reader.path()));
            } else {
                return;
            }
        }
    }

    private Action assignment() {
        Path path = reader.path();
        reader.expectSymbol("=");
        if (reader.peek().isWord("set_add") || reader.peek().isWord("set_delete")) {
            return members(path);
        }
        return new Action.Set(path, sum());
    }

    /** Reads set_add(path, set) or set_delete(path, set). */
    private Action members(Path path) {
        Lexeme function = reader.next();
        String name = function.text().toUpperCase(Locale.ROOT);
        reader.expectSymbol("(");
        Lexeme first = reader.peek();
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (reader.takeSymbol(","));
        reader.expectSymbol(")");
        if (arguments.size() != 2) {
            throw reader.refusedAt(name + " must have exactly two arguments", function);
        }
        if (!arguments.get(0).equals(path)) {
            throw reader.refusedAt("The first argument to " + name + " must equal the assignment value", function);
        }
        if (!(arguments.get(1) instanceof Operand.Literal members)
                || !ValueType.of(members.value()).set()) {
            throw reader.refusedAt("The second argument to " + name + " must be a value with type SET", first);
        }
        return function.isWord("set_add") ? new Action.Add(path, members) : new Action.Delete(path, members);
    }

    private Operand sum() {
        Operand sum = operand();
        while (reader.peek().is("+") || reader.peek().is("-")) {
            boolean plus = reader.next().is("+");
            sum = new Operand.Arithmetic(plus, sum, operand());
        }
        if (OTHER_OPERATORS.contains(reader.peek().text())) {
            throw reader.refused("Unsupported operator in Update Expression. Operator: "
                    + reader.peek().text());
        }
        return sum;
    }

    private Operand operand() {
        if (reader.takeSymbol("(")) {
            reader.enter();
            Operand sum = sum();
            reader.expectSymbol(")");
            reader.leave();
            return sum;
        }
        if (reader.isValue()) {
            return new Operand.Literal(reader.value());
        }
        if (reader.isName() && reader.peekNext().is("(")) {
            return call();
        }
        return reader.path();
    }

    private Operand call() {
        reader.enter();
        String function = reader.next().text().toLowerCase(Locale.ROOT);
        if (!FUNCTIONS.contains(function)) {
            throw reader.refused("Unrecognized function: " + function);
        }
        reader.expectSymbol("(");
        Operand first = operand();
        reader.expectSymbol(",");
        Operand second = operand();
        reader.expectSymbol(")");
        reader.leave();
        return new Operand.Call(function, List.of(first, second));
    }
}
