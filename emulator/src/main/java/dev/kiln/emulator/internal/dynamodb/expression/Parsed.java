package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * The trees of texts that were parsed before: applications send few texts with many values, and reading a text costs more than
 * putting values in. Only what parses is kept; errors are worded by their request.
 */
final class Parsed<T> {
    static final Parsed<Predicate> CONDITIONS = new Parsed<>(ConditionChecks::parse);
    static final Parsed<List<Action>> UPDATES = new Parsed<>(UpdateChecks::parse);
    static final Parsed<List<Path>> PROJECTIONS = new Parsed<>(ProjectionSyntax::parse);

    private static final int MOST_TEXTS = 256;

    private final BiFunction<Wording, String, T> parser;
    private final Map<String, T> trees = new ConcurrentHashMap<>();

    private Parsed(BiFunction<Wording, String, T> parser) {
        this.parser = parser;
    }

    T tree(Wording wording, String text) {
        T known = trees.get(text);
        if (known != null) {
            return known;
        }
        T tree = parser.apply(wording, text);
        if (trees.size() >= MOST_TEXTS) {
            trees.clear();
        }
        trees.put(text, tree);
        return tree;
    }
}
