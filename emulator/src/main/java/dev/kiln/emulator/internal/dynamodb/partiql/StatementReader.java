package dev.kiln.emulator.internal.dynamodb.partiql;

import dev.kiln.emulator.internal.aws.AwsErrors;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the lexemes of a statement: what all statements have in common, names, paths and values. */
final class StatementReader {
    private static final int MOST_LEVELS = 64;

    /** Words that are no names unless they are in double quotes. */
    private static final Set<String> KEYWORDS = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "AND",
            "OR",
            "NOT",
            "IN",
            "BETWEEN",
            "IS",
            "MISSING",
            "NULL",
            "TRUE",
            "FALSE",
            "SET",
            "REMOVE",
            "RETURNING",
            "INSERT",
            "INTO",
            "VALUE",
            "UPDATE",
            "DELETE",
            "ORDER",
            "BY",
            "LIMIT",
            "AS",
            "EXISTS",
            "LIKE",
            "ALL",
            "ASC",
            "DESC",
            "GROUP",
            "HAVING",
            "JOIN",
            "UNION",
            "CREATE",
            "DROP",
            "TABLE");

    private final String text;
    private final List<AttributeValue> parameters;
    private final ValueChecks checks = new ValueChecks(RequestLayer.BARE);
    private final List<Lexeme> lexemes;
    private int at;
    private int used;
    private int levels;

    StatementReader(String text, List<AttributeValue> parameters) {
        this.text = text;
        this.parameters = parameters;
        List<Lexeme> all = Lexemes.of(text);
        if (all == null) {
            throw malformed();
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
            throw malformed();
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
        return AwsErrors.validation("Statement wasn't well formed, can't be processed: " + text);
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

    boolean isName() {
        Lexeme lexeme = peek();
        return lexeme.kind() == Lexeme.Kind.QUOTED
                || (lexeme.kind() == Lexeme.Kind.WORD
                        && !KEYWORDS.contains(lexeme.text().toUpperCase(Locale.ROOT)));
    }

    String name() {
        if (!isName()) {
            throw malformed();
        }
        return next().text();
    }

    Path path() {
        List<Path.Step> steps = new ArrayList<>();
        steps.add(new Path.Member(name()));
        while (true) {
            if (takeSymbol(".")) {
                steps.add(new Path.Member(name()));
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
            case SYMBOL -> lexeme.is("?") || lexeme.is("[") || lexeme.is("{") || lexeme.is("<<") || lexeme.is("-");
            case QUOTED, END -> false;
        };
    }

    AttributeValue value() {
        enter();
        Lexeme lexeme = next();
        AttributeValue value = switch (lexeme.kind()) {
            case STRING -> AttributeValue.fromS(lexeme.text());
            case NUMBER -> checks.value(AttributeValue.fromN(lexeme.text()));
            case WORD -> word(lexeme);
            case SYMBOL -> symbol(lexeme);
            case QUOTED, END -> throw malformed();
        };
        leave();
        return value;
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

    private AttributeValue symbol(Lexeme lexeme) {
        return switch (lexeme.text()) {
            case "?" -> parameter();
            case "-" -> {
                if (peek().kind() != Lexeme.Kind.NUMBER) {
                    throw malformed();
                }
                yield checks.value(AttributeValue.fromN("-" + next().text()));
            }
            case "[" -> AttributeValue.fromL(values("]"));
            case "<<" -> bag(lexeme);
            case "{" -> AttributeValue.fromM(members());
            default -> throw malformed();
        };
    }

    private AttributeValue parameter() {
        if (used >= parameters.size()) {
            throw refused("Number of parameters in request and statement don't match.");
        }
        return checks.value(parameters.get(used++));
    }

    private List<AttributeValue> values(String end) {
        List<AttributeValue> values = new ArrayList<>();
        if (takeSymbol(end)) {
            return values;
        }
        do {
            values.add(value());
        } while (takeSymbol(","));
        expectSymbol(end);
        return values;
    }

    private AttributeValue bag(Lexeme lexeme) {
        List<AttributeValue> values = values(">>");
        if (values.isEmpty()) {
            throw refusedAt("Empty bags are not supported", lexeme);
        }
        if (values.stream().allMatch(value -> value.s() != null)) {
            return checks.value(
                    AttributeValue.fromSs(values.stream().map(AttributeValue::s).toList()));
        }
        if (values.stream().allMatch(value -> value.n() != null)) {
            return checks.value(
                    AttributeValue.fromNs(values.stream().map(AttributeValue::n).toList()));
        }
        if (values.stream().allMatch(value -> value.b() != null)) {
            return checks.value(
                    AttributeValue.fromBs(values.stream().map(AttributeValue::b).toList()));
        }
        throw refused("Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags");
    }

    /** Reads the members of a map, whose opening brace has been read. */
    Map<String, AttributeValue> members() {
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
            if (members.put(key.text(), value()) != null) {
                throw refusedAt("Duplicate keys in tuple. Key: " + key.text() + " under root", key);
            }
        } while (takeSymbol(","));
        expectSymbol("}");
        return members;
    }
}
