package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. A token that is none is left to the parser, which knows whether it comes so far. */
final class Lexer {
    private static final String SYMBOLS = "()[].,=<>+-";

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token token;
        do {
            token = lexer.next();
            tokens.add(token);
        } while (token.kind() != Token.Kind.END);
        return tokens;
    }

    private Token next() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token(Token.Kind.END, "<EOF>", at, at);
        }
        char first = text.charAt(at);
        if (isLetter(first)) {
            return token(Token.Kind.WORD, partsFrom(at + 1));
        }
        if (first == '#' || first == ':') {
            int end = partsFrom(at + 1);
            Token.Kind kind = first == '#' ? Token.Kind.ALIAS : Token.Kind.PARAMETER;
            return token(end == at + 1 ? Token.Kind.UNKNOWN : kind, end);
        }
        if (isDigit(first)) {
            int end = at + 1;
            // no number begins with a zero, but 0 itself
            while (first != '0' && end < text.length() && isDigit(text.charAt(end))) {
                end++;
            }
            return token(Token.Kind.INTEGER, end);
        }
        if (SYMBOLS.indexOf(first) >= 0) {
            return token(Token.Kind.SYMBOL, at + (isTwo() ? 2 : 1));
        }
        return token(Token.Kind.UNKNOWN, text.offsetByCodePoints(at, 1));
    }

    private boolean isTwo() {
        return text.startsWith("<>", at) || text.startsWith("<=", at) || text.startsWith(">=", at);
    }

    private Token token(Token.Kind kind, int end) {
        Token token = new Token(kind, text.substring(at, end), at, end);
        at = end;
        return token;
    }

    private int partsFrom(int start) {
        int end = start;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    static boolean isPart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
