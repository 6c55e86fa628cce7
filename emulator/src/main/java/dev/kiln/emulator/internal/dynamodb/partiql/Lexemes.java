package dev.kiln.emulator.internal.dynamodb.partiql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a statement into lexemes. */
final class Lexemes {
    private static final List<String> SYMBOLS = List.of(
            "<<", ">>", "<>", "<=", ">=", "!=", "||", "(", ")", "[", "]", "{", "}", ",", ".", ":", "?", "*", "=", "<",
            ">", "+", "-", ";");

    private final String text;
    private int at;

    private Lexemes(String text) {
        this.text = text;
    }

    /** Returns the lexemes, ending with one of kind END; or null if there is a character that begins none. */
    static @Nullable List<Lexeme> of(String text) {
        Lexemes lexemes = new Lexemes(text);
        List<Lexeme> all = new ArrayList<>();
        Lexeme next;
        do {
            next = lexemes.next();
            if (next == null) {
                return null;
            }
            all.add(next);
        } while (next.kind() != Lexeme.Kind.END);
        return all;
    }

    private @Nullable Lexeme next() {
        skipBlanks();
        int start = at;
        if (at == text.length()) {
            return new Lexeme(Lexeme.Kind.END, "", start, start);
        }
        char first = text.charAt(at);
        if (first == '\'' || first == '"') {
            String content = quoted(first);
            Lexeme.Kind kind = first == '"' ? Lexeme.Kind.QUOTED : Lexeme.Kind.STRING;
            return content == null ? null : new Lexeme(kind, content, start, at);
        }
        if (isDigit(first) || (first == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            skipNumber();
            return new Lexeme(Lexeme.Kind.NUMBER, text.substring(start, at), start, at);
        }
        if (Character.isLetter(first) || first == '_' || first == '$') {
            while (at < text.length()
                    && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0)) {
                at++;
            }
            return new Lexeme(Lexeme.Kind.WORD, text.substring(start, at), start, at);
        }
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                return new Lexeme(Lexeme.Kind.SYMBOL, symbol, start, at);
            }
        }
        return null;
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at) && text.indexOf("*/", at + 2) > 0) {
                at = text.indexOf("*/", at + 2) + 2;
            } else {
                return;
            }
        }
    }

    /** Reads to the closing quote; a doubled one stands for itself. */
    private @Nullable String quoted(char quote) {
        StringBuilder content = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != quote) {
                content.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                content.append(quote);
                at++;
            } else {
                at++;
                return content.toString();
            }
        }
        return null;
    }

    private void skipNumber() {
        skipDigits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            skipDigits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            skipDigits();
        }
    }

    private void skipDigits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
