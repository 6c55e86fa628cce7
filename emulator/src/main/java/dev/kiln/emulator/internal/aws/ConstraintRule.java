package dev.kiln.emulator.internal.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What one value must satisfy: its length or its number within bounds, a pattern, a set of values.
 *
 * @param length whether the bounds are of the length, not of the number
 * @param sensitive whether messages leave the value out
 * @param orArn whether an ARN may stand for the value, unchecked
 * @param values the values of an enum, in the order of AWS's messages; null where it is none
 */
record ConstraintRule(
        double min,
        double max,
        boolean length,
        @Nullable TextPattern pattern,
        boolean enumerated,
        boolean sensitive,
        boolean orArn,
        @Nullable List<String> values) {
    static final ConstraintRule NONE = new ConstraintRule(
            Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, null, false, false, false, null);

    /** Parses {@code length 1..140 pattern [a-z]+}; a pattern takes the rest of the text. */
    static ConstraintRule parse(String text) {
        ConstraintRule rule = NONE;
        String rest = text.strip();
        while (!rest.isEmpty()) {
            String word = word(rest);
            rest = rest.substring(word.length()).strip();
            switch (word) {
                case "length", "range" -> {
                    String bounds = word(rest);
                    rest = rest.substring(bounds.length()).strip();
                    rule = rule.bounded(bounds, word.equals("length"));
                }
                case "enum" -> {
                    List<String> values = rest.isEmpty() ? null : List.of(rest.split(" +", -1));
                    rule = new ConstraintRule(
                            rule.min, rule.max, rule.length, rule.pattern, true, rule.sensitive, rule.orArn, values);
                    rest = "";
                }
                case "sensitive" ->
                    rule = new ConstraintRule(
                            rule.min, rule.max, rule.length, rule.pattern, rule.enumerated, true, rule.orArn, null);
                case "arn" ->
                    rule = new ConstraintRule(
                            rule.min, rule.max, rule.length, rule.pattern, rule.enumerated, rule.sensitive, true, null);
                case "pattern" -> {
                    TextPattern pattern = new TextPattern(rest);
                    rule = new ConstraintRule(
                            rule.min,
                            rule.max,
                            rule.length,
                            pattern,
                            rule.enumerated,
                            rule.sensitive,
                            rule.orArn,
                            null);
                    rest = "";
                }
                default -> throw new IllegalArgumentException("Unknown constraint " + word + " in: " + text);
            }
        }
        return rule;
    }

    private static String word(String text) {
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    private ConstraintRule bounded(String bounds, boolean ofLength) {
        int dots = bounds.indexOf("..");
        String low = bounds.substring(0, dots);
        String high = bounds.substring(dots + 2);
        return new ConstraintRule(
                low.isEmpty() ? min : Double.parseDouble(low),
                high.isEmpty() ? max : Double.parseDouble(high),
                ofLength,
                pattern,
                enumerated,
                sensitive,
                orArn,
                values);
    }

    ConstraintRule withValues(List<String> known) {
        return new ConstraintRule(min, max, length, pattern, enumerated, sensitive, orArn, List.copyOf(known));
    }

    boolean accepts(Object value) {
        if (isArn(value)) {
            return true;
        }
        double size = size(value);
        return size >= min
                && size <= max
                && (values == null || values.contains(value.toString()))
                && (pattern == null || pattern.matches(value.toString()));
    }

    private boolean isArn(Object value) {
        return orArn && value instanceof String text && text.startsWith("arn:");
    }

    private double size(Object value) {
        if (!length) {
            return value instanceof Number number ? number.doubleValue() : 0;
        } else if (value instanceof String text) {
            return text.length();
        } else if (value instanceof Collection<?> list) {
            return list.size();
        } else if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        return value instanceof SdkBytes bytes ? bytes.asByteArrayUnsafe().length : 0;
    }

    /** What this value fails, in AWS's words. */
    List<String> broken(Object value) {
        List<String> broken = new ArrayList<>();
        if (isArn(value)) {
            return broken;
        }
        double size = size(value);
        if (values != null && !values.contains(value.toString())) {
            broken.add("Member must satisfy enum value set: " + values);
        }
        if (pattern != null && !pattern.matches(value.toString())) {
            broken.add("Member must satisfy regular expression pattern: " + pattern);
        }
        if (size < min) {
            broken.add(lowerBound());
        }
        if (size > max) {
            broken.add(upperBound());
        }
        return broken;
    }

    /** All constraints, as AWS lists them for the elements of lists and maps. */
    String listed(boolean notNull) {
        List<String> all = new ArrayList<>();
        if (max != Double.POSITIVE_INFINITY) {
            all.add(upperBound());
        }
        if (min != Double.NEGATIVE_INFINITY) {
            all.add(lowerBound());
        }
        if (pattern != null) {
            all.add("Member must satisfy regular expression pattern: " + pattern);
        }
        if (values != null) {
            all.add("Member must satisfy enum value set: " + values);
        }
        if (notNull) {
            all.add("Member must not be null");
        }
        return all.toString();
    }

    private String lowerBound() {
        return "Member must have " + (length ? "length" : "value") + " greater than or equal to " + plain(min);
    }

    private String upperBound() {
        return "Member must have " + (length ? "length" : "value") + " less than or equal to " + plain(max);
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
    }
}
