package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.dynamodb.expression.Comparator;
import dev.kiln.emulator.internal.dynamodb.expression.Operand;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.expression.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The grammar of WHERE. */
final class ConditionParser {
    private static final Map<String, Comparator> COMPARATORS = Map.of(
            "=", Comparator.EQ,
            "<>", Comparator.NE,
            "!=", Comparator.NE,
            "<", Comparator.LT,
            "<=", Comparator.LE,
            ">", Comparator.GT,
            ">=", Comparator.GE);

    private static final Map<String, Integer> FUNCTIONS = Map.of("begins_with", 2, "contains", 2, "attribute_type", 2);

    private final StatementReader reader;

    ConditionParser(StatementReader reader) {
        this.reader = reader;
    }

    Predicate condition() {
        reader.enter();
        List<Predicate> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (reader.takeWord("OR"));
        reader.leave();
        return parts.size() == 1 ? parts.get(0) : new Predicate.Or(parts);
    }

    private Predicate and() {
        List<Predicate> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (reader.takeWord("AND"));
        return parts.size() == 1 ? parts.get(0) : new Predicate.And(parts);
    }

    private Predicate not() {
        boolean not = false;
        while (reader.takeWord("NOT")) {
            not = !not;
        }
        Predicate predicate = simple();
        return not ? new Predicate.Not(predicate) : predicate;
    }

    private Predicate simple() {
        if (reader.takeSymbol("(")) {
            Predicate inside = condition();
            reader.expectSymbol(")");
            return inside;
        }
        if (reader.peek().isWord("EXISTS") && reader.peekNext().is("(")) {
            reader.next();
            reader.next();
            throw reader.refusedAt("Unsupported token in expression: SELECT", reader.peek());
        }
        if (reader.isName() && reader.peekNext().is("(") && !reader.peek().isWord("size")) {
            return test();
        }
        return comparison(operand());
    }

    private Predicate test() {
        String function = reader.next().text();
        String name = function.toLowerCase(Locale.ROOT);
        Integer operands = FUNCTIONS.get(name);
        if (operands == null) {
            throw reader.refused("Unrecognized function: " + function);
        }
        reader.expectSymbol("(");
        List<Operand> arguments = new ArrayList<>();
        do {
            arguments.add(operand());
        } while (reader.takeSymbol(","));
        reader.expectSymbol(")");
        if (arguments.size() != operands) {
            throw reader.refused("Incorrect number of operands for operator or function; operator or function: " + name
                    + ", number of operands: " + arguments.size());
        }
        return new Predicate.Test(new Operand.Call(name, arguments));
    }

    private Predicate comparison(Operand left) {
        Lexeme lexeme = reader.peek();
        Comparator comparator = lexeme.kind() == Lexeme.Kind.SYMBOL ? COMPARATORS.get(lexeme.text()) : null;
        if (comparator != null) {
            reader.next();
            Predicate compare = new Predicate.Compare(comparator, left, operand());
            refuseArithmetic();
            return compare;
        }
        boolean not = reader.takeWord("NOT");
        Predicate predicate = keyword(left);
        if (predicate == null) {
            refuseArithmetic();
            throw reader.malformed();
        }
        return not ? new Predicate.Not(predicate) : predicate;
    }

    private @Nullable Predicate keyword(Operand left) {
        if (reader.takeWord("BETWEEN")) {
            Operand low = operand();
            reader.expectWord("AND");
            return new Predicate.Between(left, low, operand());
        }
        if (reader.takeWord("IN")) {
            return new Predicate.In(left, values());
        }
        if (reader.takeWord("IS")) {
            return is(left);
        }
        if (reader.peek().isWord("LIKE")) {
            throw reader.refused("Unsupported operator in Condition Expression. Operator: like");
        }
        return null;
    }

    private Predicate is(Operand left) {
        boolean not = reader.takeWord("NOT");
        if (!(left instanceof Path)) {
            throw reader.malformed();
        }
        if (reader.takeWord("MISSING")) {
            return new Predicate.Test(
                    new Operand.Call(not ? "attribute_exists" : "attribute_not_exists", List.of(left)));
        }
        reader.expectWord("NULL");
        Predicate isNull = new Predicate.Test(
                new Operand.Call("attribute_type", List.of(left, new Operand.Literal(AttributeValue.fromS("NULL")))));
        return not ? new Predicate.Not(isNull) : isNull;
    }

    private List<Operand> values() {
        boolean brackets = reader.takeSymbol("[");
        if (!brackets) {
            reader.expectSymbol("(");
        }
        List<Operand> values = new ArrayList<>();
        do {
            values.add(operand());
        } while (reader.takeSymbol(","));
        reader.expectSymbol(brackets ? "]" : ")");
        return values;
    }

    private void refuseArithmetic() {
        Lexeme lexeme = reader.peek();
        if (lexeme.is("+") || lexeme.is("-") || lexeme.is("||")) {
            throw reader.refused("Unsupported operator in Condition Expression. Operator: " + lexeme.text());
        }
    }

    private Operand operand() {
        if (reader.isValue()) {
            return new Operand.Literal(reader.value());
        }
        if (reader.isName() && reader.peekNext().is("(")) {
            String function = reader.next().text();
            if (!function.equalsIgnoreCase("size")) {
                throw reader.refused("Unrecognized function: " + function);
            }
            reader.expectSymbol("(");
            Operand.Call size = new Operand.Call("size", List.of(operand()));
            reader.expectSymbol(")");
            return size;
        }
        return reader.path();
    }
}
