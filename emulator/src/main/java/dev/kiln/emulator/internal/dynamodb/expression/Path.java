package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A document path: an attribute of the item, then members of maps and elements of lists. */
public record Path(List<Step> steps) implements Operand {
    /** One step of a path. */
    public sealed interface Step {}

    /** An attribute, or a member of a map. */
    public record Member(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /** An element of a list, counted from 0. */
    public record Element(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** A member whose name is given with the request, before it is put in; {@code name} begins with #. */
    record Alias(String name) implements Step {}

    public Path {
        steps = List.copyOf(steps);
    }

    /** Returns the path of a whole attribute. */
    public static Path of(String attribute) {
        return new Path(List.of(new Member(attribute)));
    }

    /** Returns the attribute that the path begins with. */
    public String attribute() {
        return steps.get(0) instanceof Member head ? head.name() : "";
    }

    /** Returns whether the path leads into an attribute. */
    public boolean nested() {
        return steps.size() > 1;
    }

    /** Returns what is at this path of an item, or null. */
    public @Nullable AttributeValue in(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(attribute());
        for (int i = 1; i < steps.size() && value != null; i++) {
            value = child(value, steps.get(i));
        }
        return value;
    }

    static @Nullable AttributeValue child(AttributeValue value, Step step) {
        if (step instanceof Member member) {
            return value.hasM() ? value.m().get(member.name()) : null;
        }
        int index = ((Element) step).index();
        return value.hasL() && index < value.l().size() ? value.l().get(index) : null;
    }

    /** Returns the path as errors show it: [a, [1], b]. */
    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
