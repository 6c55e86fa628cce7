package dev.kiln.emulator.internal.pattern;

import dev.kiln.emulator.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one listed value of a pattern asks of a member of an event. */
interface ValueMatcher {
    boolean matches(@Nullable Object value);

    /** Whether it matches where the event does not have the member. */
    default boolean matchesAbsence() {
        return false;
    }

    /**
     * Reads a listed value: a literal, or an object with one operator.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static ValueMatcher of(@Nullable Object wanted) {
        Map<String, @Nullable Object> operator = Json.asObject(wanted);
        if (operator == null) {
            return literal(wanted);
        }
        Map.Entry<String, @Nullable Object> only = only(operator);
        Object operand = only.getValue();
        return switch (only.getKey()) {
            case "exists" -> exists(operand);
            case "anything-but" -> anythingBut(operand);
            case "numeric" -> numeric(operand);
            default -> text(only.getKey(), operand);
        };
    }

    private static Map.Entry<String, @Nullable Object> only(Map<String, @Nullable Object> operator) {
        if (operator.size() != 1) {
            throw new IllegalArgumentException("one operator, not " + operator.keySet());
        }
        return operator.entrySet().iterator().next();
    }

    private static ValueMatcher literal(@Nullable Object wanted) {
        if (wanted instanceof List<?>) {
            throw new IllegalArgumentException("a list in a list");
        }
        return value -> same(wanted, value);
    }

    private static boolean same(@Nullable Object wanted, @Nullable Object value) {
        if (wanted instanceof BigDecimal number) {
            BigDecimal other = number(value);
            return other != null && number.compareTo(other) == 0;
        }
        return wanted == null ? value == null : wanted.equals(value);
    }

    private static ValueMatcher exists(@Nullable Object operand) {
        if (!(operand instanceof Boolean wanted)) {
            throw new IllegalArgumentException("exists takes true or false");
        }
        return new ValueMatcher() {
            @Override
            public boolean matches(@Nullable Object value) {
                return wanted;
            }

            @Override
            public boolean matchesAbsence() {
                return !wanted;
            }
        };
    }

    private static ValueMatcher anythingBut(@Nullable Object operand) {
        List<ValueMatcher> unwanted = new ArrayList<>();
        Map<String, @Nullable Object> nested = Json.asObject(operand);
        if (nested != null) {
            Map.Entry<String, @Nullable Object> only = only(nested);
            for (Object each : each(only.getValue())) {
                unwanted.add(text(only.getKey(), each));
            }
        } else {
            for (Object each : each(operand)) {
                if (!(each instanceof String || each instanceof BigDecimal)) {
                    throw new IllegalArgumentException("anything-but takes texts and numbers");
                }
                unwanted.add(literal(each));
            }
        }
        return value -> unwanted.stream().noneMatch(matcher -> matcher.matches(value));
    }

    private static List<?> each(@Nullable Object operand) {
        if (operand == null) {
            throw new IllegalArgumentException("null where values are wanted");
        }
        List<?> all = operand instanceof List<?> list ? list : List.of(operand);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("an empty list");
        }
        return all;
    }

    /** The operators on texts. */
    private static ValueMatcher text(String operator, @Nullable Object operand) {
        Map<String, @Nullable Object> nested = Json.asObject(operand);
        boolean anyCase = nested != null && nested.keySet().equals(Set.of("equals-ignore-case"));
        Object wanted = anyCase && nested != null ? nested.get("equals-ignore-case") : operand;
        if (!(wanted instanceof String text)) {
            throw new IllegalArgumentException(operator + " takes a text");
        }
        Predicate<String> test = switch (operator) {
            case "prefix" ->
                anyCase ? value -> folded(value).startsWith(folded(text)) : value -> value.startsWith(text);
            case "suffix" -> anyCase ? value -> folded(value).endsWith(folded(text)) : value -> value.endsWith(text);
            case "equals-ignore-case" -> value -> folded(value).equals(folded(text));
            case "wildcard" -> Wildcard.of(text)::matches;
            case "cidr" -> Cidr.of(text)::contains;
            default -> throw new IllegalArgumentException("no operator " + operator);
        };
        if (anyCase && !operator.equals("prefix") && !operator.equals("suffix")) {
            throw new IllegalArgumentException(operator + " takes a text");
        }
        return value -> value instanceof String given && test.test(given);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static ValueMatcher numeric(@Nullable Object operand) {
        if (!(operand instanceof List<?> parts) || (parts.size() != 2 && parts.size() != 4)) {
            throw new IllegalArgumentException("numeric takes one or two comparisons");
        }
        List<Predicate<BigDecimal>> comparisons = new ArrayList<>();
        for (int i = 0; i < parts.size(); i += 2) {
            if (!(parts.get(i) instanceof String operator) || !(parts.get(i + 1) instanceof BigDecimal bound)) {
                throw new IllegalArgumentException("numeric compares with numbers");
            }
            comparisons.add(comparison(operator, bound));
        }
        return value -> {
            BigDecimal number = number(value);
            return number != null && comparisons.stream().allMatch(each -> each.test(number));
        };
    }

    /** Events that were made here, and not read, have Java's own numbers. */
    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        return value instanceof Number other ? new BigDecimal(other.toString()) : null;
    }

    private static Predicate<BigDecimal> comparison(String operator, BigDecimal bound) {
        return switch (operator) {
            case "=" -> value -> value.compareTo(bound) == 0;
            case "<" -> value -> value.compareTo(bound) < 0;
            case "<=" -> value -> value.compareTo(bound) <= 0;
            case ">" -> value -> value.compareTo(bound) > 0;
            case ">=" -> value -> value.compareTo(bound) >= 0;
            default -> throw new IllegalArgumentException("no comparison " + operator);
        };
    }
}
