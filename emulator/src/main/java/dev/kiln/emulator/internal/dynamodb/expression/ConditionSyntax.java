package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The grammar of conditions.
 *
 * <pre>
 * or        := and (OR and)*
 * and       := not (AND not)*
 * not       := NOT* condition
 * condition := operand comparator operand | operand BETWEEN operand AND operand | operand IN (operand, ...) | call | ( or )
 * operand   := path | :value | call | ( operand )
 * </pre>
 *
 * What a parenthesis holds is known only at its end, so that one method reads both operands and conditions.
 */
final class ConditionSyntax {
    private static final Map<String, Comparator> COMPARATORS = Map.of(
            "=", Comparator.EQ,
            "<>", Comparator.NE,
            "<", Comparator.LT,
            "<=", Comparator.LE,
            ">", Comparator.GT,
            ">=", Comparator.GE);

    private final Syntax syntax;

    private ConditionSyntax(Syntax syntax) {
        this.syntax = syntax;
    }

    static Predicate parse(Wording wording, String text) {
        Syntax syntax = new Syntax(wording, text);
        ConditionSyntax grammar = new ConditionSyntax(syntax);
        Predicate predicate = grammar.predicate(grammar.or());
        syntax.expectEnd();
        return predicate;
    }

    private Node or() {
        Node first = and();
        if (!syntax.peek().isWord("OR")) {
            return first;
        }
        List<Predicate> parts = new ArrayList<>();
        parts.add(predicate(first));
        while (syntax.takeWord("OR")) {
            parts.add(predicate(and()));
        }
        return new Predicate.Or(parts);
    }

    private Node and() {
        Node first = not();
        if (!syntax.peek().isWord("AND")) {
            return first;
        }
        List<Predicate> parts = new ArrayList<>();
        parts.add(predicate(first));
        while (syntax.takeWord("AND")) {
            parts.add(predicate(not()));
        }
        return new Predicate.And(parts);
    }

    private Node not() {
        int nots = 0;
        while (syntax.takeWord("NOT")) {
            nots++;
        }
        Node node = condition();
        for (int i = 0; i < nots; i++) {
            node = new Predicate.Not(predicate(node));
        }
        return node;
    }

    private Node condition() {
        Node left = primary();
        if (!(left instanceof Operand operand)) {
            return left;
        }
        Token token = syntax.peek();
        Comparator comparator = token.kind() == Token.Kind.SYMBOL ? COMPARATORS.get(token.text()) : null;
        if (comparator != null) {
            syntax.next();
            return new Predicate.Compare(comparator, operand, syntax.operandInParentheses());
        }
        if (syntax.takeWord("BETWEEN")) {
            Operand low = syntax.operandInParentheses();
            if (!syntax.takeWord("AND")) {
                throw syntax.unexpected();
            }
            return new Predicate.Between(operand, low, syntax.operandInParentheses());
        }
        if (syntax.takeWord("IN")) {
            return new Predicate.In(operand, syntax.operands());
        }
        return operand;
    }

    private Node primary() {
        if (!syntax.peekSymbol("(")) {
            return syntax.operand();
        }
        int opened = syntax.enter();
        Node node = or();
        syntax.leave(opened);
        return node instanceof Operand operand ? syntax.continued(operand) : node;
    }

    /** A call is a condition by itself; other operands need something to be compared with. */
    private Predicate predicate(Node node) {
        if (node instanceof Predicate predicate) {
            return predicate;
        }
        if (node instanceof Operand.Call call) {
            return new Predicate.Test(call);
        }
        throw syntax.unexpected();
    }
}
