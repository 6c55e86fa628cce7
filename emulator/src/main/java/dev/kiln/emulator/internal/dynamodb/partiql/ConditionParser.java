package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.expression.Comparator;
import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.Operand;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.expression.Predicate;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
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

    private static final Map<String, Integer> FUNCTIONS = Map.of(
            "begins_with", 2, "contains", 2, "attribute_type", 2, "attribute_exists", 1, "attribute_not_exists", 1);

    /** Types that IS asks for, as DynamoDB names them; of the other types that PartiQL has, DynamoDB has none. */
    private static final Map<String, String> TYPES = Map.of(
            "BOOL", "BOOL",
            "BOOLEAN", "BOOL",
            "STRING", "S",
            "NUMERIC", "N",
            "BLOB", "B",
            "STRUCT", "M",
            "TUPLE", "M",
            "LIST", "L",
            "NULL", "NULL");

    private static final Set<String> OTHER_TYPES = Set.of(
            "MISSING",
            "INT",
            "INT2",
            "INT4",
            "INT8",
            "INTEGER",
            "INTEGER2",
            "INTEGER4",
            "INTEGER8",
            "SMALLINT",
            "BIGINT",
            "FLOAT",
            "REAL",
            "DOUBLE PRECISION",
            "DECIMAL",
            "TIMESTAMP",
            "DATE",
            "TIME",
            "CHARACTER",
            "CHAR",
            "CHARACTER VARYING",
            "VARCHAR",
            "SYMBOL",
            "CLOB",
            "SEXP",
            "BAG",
            "ANY");

    private final StatementReader reader;

    ConditionParser(StatementReader reader) {
        this.reader = reader;
    }

    Predicate condition() {
        reader.enter();
        List<Predicate> parts = new ArrayList<>();
        parts.add(and());
        while (reader.takeWord("OR")) {
            reader.expectRightHand();
            parts.add(and());
        }
        reader.leave();
        return parts.size() == 1 ? parts.get(0) : new Predicate.Or(parts);
    }

    private Predicate and() {
        List<Predicate> parts = new ArrayList<>();
        parts.add(not());
        while (reader.takeWord("AND")) {
            reader.expectRightHand();
            parts.add(not());
        }
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
            Lexeme exists = reader.next();
            reader.next();
            throw reader.peek().isWord("SELECT")
                    ? reader.refusedAt("Unsupported token in expression: SELECT", reader.peek())
                    : unrecognized(exists);
        }
        if (reader.isName() && reader.peekNext().is("(") && !reader.peek().isWord("size")) {
            return answered(test());
        }
        return comparison(operand());
    }

    /** A test can be compared with true or false. */
    private Predicate answered(Predicate test) {
        if (!reader.peek().is("=")) {
            return test;
        }
        reader.next();
        if (reader.takeWord("TRUE")) {
            return test;
        }
        if (reader.takeWord("FALSE")) {
            return new Predicate.Not(test);
        }
        throw reader.malformed();
    }

    private Predicate test() {
        Lexeme function = reader.next();
        String name = function.text().toLowerCase(Locale.ROOT);
        Integer operands = FUNCTIONS.get(name);
        if (operands == null) {
            throw unrecognized(function);
        }
        reader.expectSymbol("(");
        List<Operand> arguments = new ArrayList<>();
        if (!reader.peek().is(")")) {
            do {
                arguments.add(operand());
            } while (reader.takeSymbol(","));
        }
        reader.expectSymbol(")");
        if (arguments.size() != operands) {
            throw reader.refused("Incorrect number of operands for operator or function; operator or function: " + name
                    + ", number of operands: " + arguments.size());
        }
        if (operands == 1 && !(arguments.get(0) instanceof Path)) {
            throw reader.refused("Operator or function requires a document path; operator or function: " + name);
        }
        return new Predicate.Test(new Operand.Call(name, arguments));
    }

    private AwsServiceException unrecognized(Lexeme function) {
        return reader.refusedAt("Unrecognized function: " + function.text().toLowerCase(Locale.ROOT), function);
    }

    private Predicate comparison(Operand left) {
        Lexeme lexeme = reader.peek();
        Comparator comparator = lexeme.kind() == Lexeme.Kind.SYMBOL ? COMPARATORS.get(lexeme.text()) : null;
        if (comparator != null) {
            reader.next();
            reader.expectRightHand();
            Operand right = operand();
            refuseArithmetic();
            if (comparator.ordering()) {
                refuseUnordered(lexeme.text(), List.of(left, right));
            }
            return new Predicate.Compare(comparator, left, right);
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
            Operand high = operand();
            refuseUnordered("BETWEEN", List.of(left, low, high));
            if (low instanceof Operand.Literal from && high instanceof Operand.Literal to) {
                Condition.checkBounds(from.value(), to.value(), AwsErrors::validation);
            }
            return new Predicate.Between(left, low, high);
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
        String name = type();
        String type = TYPES.get(name);
        if (type == null) {
            throw reader.refused("Unsupported data type for IS operator: " + name + ". Supported data types are"
                    + " [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]");
        }
        Predicate is = new Predicate.Test(
                new Operand.Call("attribute_type", List.of(left, new Operand.Literal(AttributeValue.fromS(type)))));
        return not ? new Predicate.Not(is) : is;
    }

    /** Reads the name of a type, of one word or two. */
    String type() {
        String name = reader.peek().text().toUpperCase(Locale.ROOT);
        if (reader.peek().kind() == Lexeme.Kind.WORD) {
            String both = name + " " + reader.peekNext().text().toUpperCase(Locale.ROOT);
            if (OTHER_TYPES.contains(both)) {
                reader.next();
                reader.next();
                return both;
            }
            if (TYPES.containsKey(name) || OTHER_TYPES.contains(name)) {
                reader.next();
                return name;
            }
        }
        throw reader.malformed("Expected type name");
    }

    /** An operand has a type that has an order, or its type is known only from the item. */
    private void refuseUnordered(String operator, List<Operand> operands) {
        for (Operand operand : operands) {
            if (operand instanceof Operand.Literal literal
                    && !ValueType.of(literal.value()).ordered()) {
                throw reader.refused("Incorrect operand type for operator or function; operator or function: "
                        + operator + ", operand type: " + ValueType.of(literal.value()));
            }
        }
    }

    private List<Operand> values() {
        boolean brackets = reader.takeSymbol("[");
        if (!brackets) {
            reader.expectSymbol("(");
        }
        List<Operand> values = new ArrayList<>();
        if (reader.peek().is("]") || reader.peek().is(")")) {
            throw reader.refused("IN operator must have a left hand argument of type Variable Reference and right hand"
                    + " argument of type Seq with at least one member");
        }
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
            Lexeme function = reader.next();
            if (!function.isWord("size")) {
                throw unrecognized(function);
            }
            reader.expectSymbol("(");
            Operand.Call size = new Operand.Call("size", List.of(operand()));
            reader.expectSymbol(")");
            return size;
        }
        return reader.path();
    }
}
