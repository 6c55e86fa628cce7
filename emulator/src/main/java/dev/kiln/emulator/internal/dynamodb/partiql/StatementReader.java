package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.value.Numbers;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the lexemes of a statement: what all statements have in common, names, paths and values. */
final class StatementReader {
    private static final int MOST_LEVELS = 64;

    /** PartiQL words its errors as the layer of before 2026. */
    static final ValueChecks CHECKS = new ValueChecks(RequestLayer.OLD);

    private static final String ROOT = "root";

    private final String text;
    private final List<AttributeValue> parameters;
    private final List<Lexeme> lexemes;
    private int at;
    private int used;
    private int levels;

    StatementReader(String text, List<AttributeValue> parameters) {
        this.text = text;
        this.parameters = parameters;
        List<Lexeme> all = Lexemes.of(text);
        if (all == null) {
            throw malformed("");
        }
        this.lexemes = all;
    }

    Lexeme peek() {
        return lexemes.get(at);
    }

    Lexeme peekNext() {
        return lexemes.get(Math.min(at + 1, lexemes.size() - 1));
    }

    Lexeme next() {
        return lexemes.get(at++);
    }

    boolean takeSymbol(String symbol) {
        boolean there = peek().is(symbol);
        at += there ? 1 : 0;
        return there;
    }

    boolean takeWord(String keyword) {
        boolean there = peek().isWord(keyword);
        at += there ? 1 : 0;
        return there;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw malformed();
        }
    }

    void expectWord(String keyword) {
        if (!takeWord(keyword)) {
            throw malformed();
        }
    }

    void expectEnd() {
        takeSymbol(";");
        if (peek().kind() != Lexeme.Kind.END) {
            throw leftOver();
        }
    }

    boolean atEnd() {
        return peek().kind() == Lexeme.Kind.END || peek().is(";");
    }

    AwsServiceException leftOver() {
        return malformed("Unexpected token after expression");
    }

    /** Returns the error of something that is not there, or of something else that stands where a condition or a value belongs. */
    AwsServiceException noTerm() {
        Lexeme lexeme = peek();
        boolean word = lexeme.kind() == Lexeme.Kind.WORD;
        if (word && Keywords.OPERATORS.contains(lexeme.text().toUpperCase(Locale.ROOT))) {
            return malformed("Unexpected operator");
        }
        return malformed(word && !isName() ? "Unexpected keyword" : "Unexpected term");
    }

    /** Refuses a statement that ends where the right side of an operator belongs. */
    void expectRightHand() {
        if (atEnd()) {
            throw malformed("Missing right-hand side expression of infix operator");
        }
    }

    /** Goes one level further in; statements are short, but a stack is not endless. */
    void enter() {
        if (++levels > MOST_LEVELS) {
            throw malformed();
        }
    }

    void leave() {
        levels--;
    }

    AwsServiceException malformed() {
        return malformed(text);
    }

    AwsServiceException malformed(String detail) {
        return AwsErrors.validation("Statement wasn't well formed, can't be processed: " + detail);
    }

    AwsServiceException refused(String message) {
        return AwsErrors.validation(message);
    }

    /** Returns an error that ends with where a lexeme is: line, column and length. */
    AwsServiceException refusedAt(String message, Lexeme lexeme) {
        String before = text.substring(0, lexeme.start());
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = lexeme.start() - before.lastIndexOf('\n');
        return AwsErrors.validation(message + " at " + line + ":" + column + ":" + (lexeme.end() - lexeme.start()));
    }

    /** Goes over a call, whatever is in its parentheses. */
    void skipCall() {
        next();
        int open = 0;
        do {
            Lexeme lexeme = next();
            if (lexeme.kind() == Lexeme.Kind.END) {
                throw malformed();
            }
            open += lexeme.is("(") ? 1 : lexeme.is(")") ? -1 : 0;
        } while (open > 0);
    }

    boolean isName() {
        Lexeme lexeme = peek();
        return lexeme.kind() == Lexeme.Kind.QUOTED
                || (lexeme.kind() == Lexeme.Kind.WORD
                        && !Keywords.ALL.contains(lexeme.text().toUpperCase(Locale.ROOT)));
    }

    String name() {
        if (!isName()) {
            throw malformed();
        }
        return next().text();
    }

    /** Reads the name of a table, where nothing else can stand, and of an index of it if there is one. */
    List<String> source() {
        List<String> components = new ArrayList<>();
        do {
            if (!isName()) {
                throw malformed(
                        components.isEmpty() ? "Expected identifier for simple path" : "Invalid path dot component");
            }
            components.add(next().text());
        } while (takeSymbol("."));
        if (components.size() > 2) {
            throw refused("A path may contain at most 2 components in the FROM clause");
        }
        if (components.contains("")) {
            throw refused("Path component cannot be an empty string");
        }
        return components;
    }

    Path path() {
        if (!isName()) {
            throw noTerm();
        }
        List<Path.Step> steps = new ArrayList<>();
        steps.add(new Path.Member(next().text()));
        while (true) {
            if (takeSymbol(".")) {
                if (!isName()) {
                    throw malformed("Invalid path dot component");
                }
                steps.add(new Path.Member(next().text()));
            } else if (peek().is("[")) {
                next();
                steps.add(step());
                expectSymbol("]");
            } else {
                return new Path(steps);
            }
        }
    }

    private Path.Step step() {
        Lexeme lexeme = next();
        if (lexeme.kind() == Lexeme.Kind.STRING) {
            return new Path.Member(lexeme.text());
        }
        if (lexeme.kind() != Lexeme.Kind.NUMBER
                || lexeme.text().length() > 9
                || !lexeme.text().chars().allMatch(Character::isDigit)) {
            throw malformed();
        }
        return new Path.Element(Integer.parseInt(lexeme.text()));
    }

    /** Returns whether a value follows, and no path or function. */
    boolean isValue() {
        Lexeme lexeme = peek();
        return switch (lexeme.kind()) {
            case STRING, NUMBER -> true;
            case WORD -> lexeme.isWord("TRUE") || lexeme.isWord("FALSE") || lexeme.isWord("NULL");
            case SYMBOL ->
                lexeme.is("?")
                        || lexeme.is("[")
                        || lexeme.is("{")
                        || lexeme.is("<<")
                        || lexeme.is("-")
                        || lexeme.is("+");
            case QUOTED, END -> false;
        };
    }

    AttributeValue value() {
        return value(ROOT);
    }

    /** Reads a value, of which errors tell where it is in the value that it is part of. */
    private AttributeValue value(String place) {
        enter();
        if (isName() && peekNext().is("(")) {
            throw refusedAt("Unsupported data type: " + peek().text() + " under key " + place, peek());
        }
        Lexeme lexeme = next();
        AttributeValue value = switch (lexeme.kind()) {
            case STRING -> AttributeValue.fromS(lexeme.text());
            case NUMBER -> number(lexeme.text(), place);
            case WORD -> word(lexeme);
            case SYMBOL -> symbol(lexeme, place);
            case QUOTED, END -> throw malformed();
        };
        leave();
        return value;
    }

    private AttributeValue number(String literal, String place) {
        return AttributeValue.fromN(Numbers.canonical(Numbers.parse(
                literal,
                true,
                message -> message.startsWith(Numbers.NOT_A_NUMBER)
                        ? malformed("")
                        : refused(message + " under " + place))));
    }

    private AttributeValue word(Lexeme lexeme) {
        if (lexeme.isWord("NULL")) {
            return AttributeValue.fromNul(true);
        }
        if (lexeme.isWord("TRUE") || lexeme.isWord("FALSE")) {
            return AttributeValue.fromBool(lexeme.isWord("TRUE"));
        }
        throw malformed();
    }

    private AttributeValue symbol(Lexeme lexeme, String place) {
        return switch (lexeme.text()) {
            case "?" -> parameter();
            case "-", "+" -> {
                if (peek().kind() != Lexeme.Kind.NUMBER) {
                    throw malformed();
                }
                yield number((lexeme.is("-") ? "-" : "") + next().text(), place);
            }
            case "[" -> AttributeValue.fromL(values("]", place));
            case "<<" -> bag(place);
            case "{" -> AttributeValue.fromM(members(place + "."));
            default -> throw malformed();
        };
    }

    private AttributeValue parameter() {
        if (used >= parameters.size()) {
            throw refused("Number of parameters in request and statement don't match.");
        }
        return parameters.get(used++);
    }

    private List<AttributeValue> values(String end, String place) {
        List<AttributeValue> values = new ArrayList<>();
        if (takeSymbol(end)) {
            return values;
        }
        do {
            values.add(value(place + "[" + values.size() + "]"));
        } while (takeSymbol(","));
        expectSymbol(end);
        return values;
    }

    private AttributeValue bag(String place) {
        List<AttributeValue> values = values(">>", place);
        if (values.isEmpty()) {
            throw refused("Empty bags are not supported");
        }
        if (values.stream().allMatch(value -> value.s() != null)) {
            return CHECKS.value(
                    AttributeValue.fromSs(values.stream().map(AttributeValue::s).toList()));
        }
        if (values.stream().allMatch(value -> value.n() != null)) {
            return CHECKS.value(
                    AttributeValue.fromNs(values.stream().map(AttributeValue::n).toList()));
        }
        if (values.stream().allMatch(value -> value.b() != null)) {
            return CHECKS.value(
                    AttributeValue.fromBs(values.stream().map(AttributeValue::b).toList()));
        }
        throw refused("Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
    }

    /** Reads the attributes of an item, whose opening brace has been read; each is the root of its own places. */
    Map<String, AttributeValue> item() {
        return members("");
    }

    /** Reads the members of a map, whose opening brace has been read. */
    private Map<String, AttributeValue> members(String place) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        if (takeSymbol("}")) {
            return members;
        }
        do {
            Lexeme key = next();
            if (key.kind() != Lexeme.Kind.STRING) {
                throw refusedAt("Tuple keys must be of type String. Actual type: VariableReference under root", key);
            }
            expectSymbol(":");
            if (members.put(key.text(), value(place.isEmpty() ? ROOT : place + key.text())) != null) {
                throw refusedAt("Duplicate keys in tuple. Key: " + key.text() + " under root", key);
            }
        } while (takeSymbol(","));
        expectSymbol("}");
        return members;
    }
}
