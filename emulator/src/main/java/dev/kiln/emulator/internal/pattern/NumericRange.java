package dev.kiln.emulator.internal.pattern;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What {@code numeric} asks: one comparison, or a lower bound and then an upper one above it, as with AWS. */
final class NumericRange {
    private NumericRange() {}

    static Predicate<BigDecimal> of(@Nullable Object operand) {
        if (!(operand instanceof List<?> parts) || (parts.size() != 2 && parts.size() != 4)) {
            throw new IllegalArgumentException("numeric takes one or two comparisons");
        }
        Predicate<BigDecimal> first = comparison(parts.get(0), parts.get(1));
        if (parts.size() == 2) {
            return first;
        }
        boolean fromBelow = String.valueOf(parts.get(0)).startsWith(">");
        boolean toAbove = String.valueOf(parts.get(2)).startsWith("<");
        Predicate<BigDecimal> second = comparison(parts.get(2), parts.get(3));
        if (!fromBelow || !toAbove || bound(parts.get(1)).compareTo(bound(parts.get(3))) >= 0) {
            throw new IllegalArgumentException("a range has a lower bound and then an upper one above it");
        }
        return first.and(second);
    }

    private static BigDecimal bound(@Nullable Object value) {
        if (!(value instanceof BigDecimal bound)) {
            throw new IllegalArgumentException("numeric compares with numbers");
        }
        return bound;
    }

    private static Predicate<BigDecimal> comparison(@Nullable Object operator, @Nullable Object value) {
        BigDecimal bound = bound(value);
        return switch (String.valueOf(operator)) {
            case "=" -> number -> number.compareTo(bound) == 0;
            case "<" -> number -> number.compareTo(bound) < 0;
            case "<=" -> number -> number.compareTo(bound) <= 0;
            case ">" -> number -> number.compareTo(bound) > 0;
            case ">=" -> number -> number.compareTo(bound) >= 0;
            default -> throw new IllegalArgumentException("no comparison " + operator);
        };
    }
}
