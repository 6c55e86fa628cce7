package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of updates.
 *
 * <pre>
 * update := ( SET path = value, ... | REMOVE path, ... | ADD path :value, ... | DELETE path :value, ... )+
 * value  := operand | operand + operand | operand - operand | ( value )
 * </pre>
 */
final class UpdateSyntax {
    private enum Section {
        SET,
        REMOVE,
        ADD,
        DELETE;

        static @Nullable Section of(Token token) {
            for (Section section : values()) {
                if (token.isWord(section.name())) {
                    return section;
                }
            }
            return null;
        }
    }

    private final Syntax syntax;
    private final List<Action> actions = new ArrayList<>();

    private UpdateSyntax(Syntax syntax) {
        this.syntax = syntax;
    }

    /**
     * What an update says.
     *
     * @param repeated the first section that comes twice, or ""
     */
    record Parsed(List<Action> actions, String repeated) {}

    static Parsed parse(Wording wording, String text) {
        Syntax syntax = new Syntax(wording, text);
        UpdateSyntax grammar = new UpdateSyntax(syntax);
        String repeated = "";
        Set<Section> seen = EnumSet.noneOf(Section.class);
        do {
            Section section = grammar.section();
            if (!seen.add(section) && repeated.isEmpty()) {
                repeated = section.name();
            }
        } while (syntax.peek().kind() != Token.Kind.END);
        syntax.expectEnd();
        return new Parsed(grammar.actions, repeated);
    }

    private Section section() {
        Section section = Section.of(syntax.peek());
        if (section == null) {
            throw syntax.unexpected();
        }
        syntax.next();
        do {
            actions.add(action(section));
        } while (syntax.takeSymbol(","));
        return section;
    }

    private Action action(Section section) {
        Path path = syntax.path();
        return switch (section) {
            case SET -> {
                syntax.expectSymbol("=");
                yield new Action.Set(path, value());
            }
            case REMOVE -> new Action.Remove(path);
            case ADD -> new Action.Add(path, parameter());
            case DELETE -> new Action.Delete(path, parameter());
        };
    }

    private Operand parameter() {
        if (syntax.peek().kind() != Token.Kind.PARAMETER) {
            throw syntax.unexpected();
        }
        return syntax.operand();
    }

    private Operand value() {
        Operand left = part();
        boolean plus = syntax.peekSymbol("+");
        if (left instanceof Operand.Arithmetic || !(plus || syntax.peekSymbol("-"))) {
            return left;
        }
        syntax.next();
        return new Operand.Arithmetic(plus, left, syntax.operandInParentheses());
    }

    private Operand part() {
        if (!syntax.peekSymbol("(")) {
            return syntax.operand();
        }
        int opened = syntax.enter();
        Operand inside = value();
        syntax.leave(opened);
        return inside;
    }
}
