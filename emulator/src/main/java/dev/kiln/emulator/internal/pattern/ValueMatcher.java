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
        Map<String, @Nullable Object> nested = Json.asObject(operand);
        List<ValueMatcher> unwanted = nested == null ? literals(each(operand)) : texts(only(nested));
        return value -> unwanted.stream().noneMatch(matcher -> matcher.matches(value));
    }

    private static List<ValueMatcher> literals(List<?> values) {
        boolean texts = values.stream().allMatch(String.class::isInstance);
        if (!(texts || values.stream().allMatch(BigDecimal.class::isInstance))) {
            throw new IllegalArgumentException("anything-but takes texts, or numbers");
        }
        return values.stream().map(ValueMatcher::literal).toList();
    }

    private static List<ValueMatcher> texts(Map.Entry<String, @Nullable Object> operator) {
        String name = operator.getKey();
        List<ValueMatcher> texts = new ArrayList<>();
        for (Object each : each(operator.getValue())) {
            boolean affix = name.equals("prefix") || name.equals("suffix");
            if (!(each instanceof String text) || (affix && text.isEmpty()) || name.equals("cidr")) {
                throw new IllegalArgumentException("anything-but takes no such " + name);
            }
            texts.add(text(name, text));
        }
        return texts;
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
            case "exactly" -> value -> value.equals(text);
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
        Predicate<BigDecimal> range = NumericRange.of(operand);
        return value -> {
            BigDecimal number = number(value);
            return number != null && range.test(number);
        };
    }

    /** Events that were made here, and not read, have Java's own numbers. */
    private static @Nullable BigDecimal number(@Nullable Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        return value instanceof Number other ? new BigDecimal(other.toString()) : null;
    }
}
