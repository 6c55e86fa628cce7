package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Reads the tokens of one expression from left to right: what conditions, updates and projections have in common. */
final class Syntax {
    /** More parentheses in one another than any expression needs that is not refused for another reason. */
    private static final int MOST_PARENTHESES = 300;

    /** Of all kinds of expressions: none of them can be a bare name in any. */
    private static final Set<String> KEYWORDS =
            Set.of("BETWEEN", "IN", "AND", "OR", "NOT", "SET", "REMOVE", "ADD", "DELETE");

    private final Wording wording;
    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;
    private boolean redundant;
    private int groupStart = -1;
    private int groupEnd = -1;

    Syntax(Wording wording, String text) {
        this.wording = wording;
        this.text = text;
        if (text.isEmpty()) {
            throw wording.invalid("The expression can not be empty;");
        }
        int size = text.length() > Limits.EXPRESSION_BYTES ? text.length() : Limits.utf8(text);
        if (size > Limits.EXPRESSION_BYTES) {
            boolean update = wording.parameter().equals("UpdateExpression");
            throw wording.invalid("Expression size has exceeded the maximum allowed size;"
                    + (update ? "" : " expression size: " + Limits.utf8(text)));
        }
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean peekSymbol(String symbol) {
        return peek().is(symbol);
    }

    Token next() {
        return tokens.get(at++);
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
            throw unexpected();
        }
    }

    void expectEnd() {
        if (peek().kind() != Token.Kind.END) {
            throw unexpected();
        }
        if (redundant) {
            throw redundantParentheses();
        }
    }

    /** Enters parentheses that group, and returns where. */
    int enter() {
        if (++depth > MOST_PARENTHESES) {
            throw redundantParentheses();
        }
        return at++;
    }

    /** Leaves the parentheses that were entered there. They are redundant if all that they hold is in parentheses. */
    void leave(int opened) {
        redundant |= groupStart == opened + 1 && groupEnd == at - 1;
        expectSymbol(")");
        depth--;
        groupStart = opened;
        groupEnd = at - 1;
    }

    private AwsServiceException redundantParentheses() {
        return wording.invalid("The expression has redundant parentheses;");
    }

    /** Says that the next token cannot stand where it is, with its neighbours. */
    AwsServiceException unexpected() {
        int from = at == 0 ? 0 : tokens.get(at - 1).start();
        boolean last = at + 1 >= tokens.size() || tokens.get(at + 1).kind() == Token.Kind.END;
        int to = last ? text.length() : tokens.get(at + 1).end();
        return wording.invalid(
                "Syntax error; token: \"" + peek().text() + "\", near: \"" + text.substring(from, to) + "\"");
    }

    boolean keyword(Token token) {
        return token.kind() == Token.Kind.WORD && KEYWORDS.contains(token.text().toUpperCase(Locale.ROOT));
    }

    Path path() {
        List<Path.Step> steps = new ArrayList<>();
        steps.add(member());
        return path(steps);
    }

    /** Goes on with a path that stood in parentheses. */
    Operand continued(Operand operand) {
        return operand instanceof Path path && (peekSymbol(".") || peekSymbol("["))
                ? path(new ArrayList<>(path.steps()))
                : operand;
    }

    private Path path(List<Path.Step> steps) {
        while (true) {
            if (takeSymbol(".")) {
                steps.add(member());
            } else if (takeSymbol("[")) {
                steps.add(element());
                expectSymbol("]");
            } else {
                return new Path(steps);
            }
        }
    }

    private Path.Step member() {
        Token token = peek();
        if (token.kind() == Token.Kind.ALIAS) {
            return new Path.Alias(next().text());
        }
        if (token.kind() != Token.Kind.WORD || keyword(token)) {
            throw unexpected();
        }
        return new Path.Member(next().text());
    }

    private Path.Step element() {
        Token token = peek();
        if (token.kind() != Token.Kind.INTEGER) {
            throw unexpected();
        }
        at++;
        if (token.text().length() > 9) {
            throw wording.invalid("List index is not within the allowable range; index: [" + token.text() + "]");
        }
        return new Path.Element(Integer.parseInt(token.text()));
    }

    /** Reads a path, a value or a call. */
    Operand operand() {
        Token token = peek();
        if (token.kind() == Token.Kind.PARAMETER) {
            return new Operand.Parameter(next().text());
        }
        if (token.kind() == Token.Kind.WORD
                && !keyword(token)
                && tokens.get(at + 1).is("(")) {
            return call();
        }
        return path();
    }

    private Operand.Call call() {
        String function = next().text();
        return new Operand.Call(function, operands());
    }

    /** Reads operands in parentheses, at least one. */
    List<Operand> operands() {
        expectSymbol("(");
        List<Operand> operands = new ArrayList<>();
        do {
            operands.add(operandInParentheses());
        } while (takeSymbol(","));
        expectSymbol(")");
        return operands;
    }

    /** Reads an operand that may stand in parentheses. */
    Operand operandInParentheses() {
        if (!peek().is("(")) {
            return operand();
        }
        int opened = enter();
        Operand operand = operandInParentheses();
        leave(opened);
        return continued(operand);
    }
}
