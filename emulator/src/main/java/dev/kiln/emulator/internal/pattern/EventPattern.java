package dev.kiln.emulator.internal.pattern;

import dev.kiln.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that events match or not. Members of an object must all match; of the values listed for one member, one is enough; where the
 * event has an array, one of its elements is enough. {@code $or} lists alternatives.
 *
 * <pre>{@code
 * EventPattern large = EventPattern.of("{\"body\":{\"bytes\":[{\"numeric\":[\">\",1000]}]}}");
 * large.matches(Json.object(record));
 * }</pre>
 */
public final class EventPattern {
    private static final String OR = "$or";
    private static final int MOST_ALTERNATIVES = 1000;

    private final Node root;

    private EventPattern(Node root) {
        this.root = root;
    }

    /** Reads a pattern; null where the text is not JSON or not a pattern. */
    public static @Nullable EventPattern of(@Nullable String text) {
        Map<String, @Nullable Object> object = text == null ? null : Json.object(text);
        if (object == null) {
            return null;
        }
        try {
            return new EventPattern(node(object));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Whether an event, as {@link Json} reads it, matches. */
    public boolean matches(@Nullable Object event) {
        Map<String, @Nullable Object> object = Json.asObject(event);
        return object != null && root.matches(object);
    }

    /** What the members of one object must be. */
    private record Node(
            Map<String, Node> objects, Map<String, List<ValueMatcher>> values, List<List<Node>> alternatives) {
        boolean matches(Map<String, @Nullable Object> event) {
            return values.entrySet().stream().allMatch(entry -> matches(event, entry.getKey(), entry.getValue()))
                    && objects.entrySet().stream()
                            .allMatch(entry -> entry.getValue().within(event.get(entry.getKey())))
                    && alternatives.stream().allMatch(or -> or.stream().anyMatch(node -> node.matches(event)));
        }

        private static boolean matches(Map<String, @Nullable Object> event, String name, List<ValueMatcher> wanted) {
            Object value = event.get(name);
            if (!event.containsKey(name) || Json.asObject(value) != null) {
                return wanted.stream().anyMatch(ValueMatcher::matchesAbsence);
            }
            if (value instanceof List<?> elements) {
                return elements.isEmpty()
                        ? wanted.stream().anyMatch(ValueMatcher::matchesAbsence)
                        : elements.stream()
                                .anyMatch(element -> wanted.stream().anyMatch(matcher -> matcher.matches(element)));
            }
            return wanted.stream().anyMatch(matcher -> matcher.matches(value));
        }

        /** Whether a member that is to be an object matches; what is not there has no members, which some patterns want. */
        private boolean within(@Nullable Object value) {
            if (value instanceof List<?> elements && !elements.isEmpty()) {
                return elements.stream().anyMatch(this::within);
            }
            Map<String, @Nullable Object> object = Json.asObject(value);
            return matches(object == null ? Map.of() : object);
        }
    }

    private static Node node(Map<String, @Nullable Object> pattern) {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("an empty object");
        }
        Node node = new Node(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        pattern.forEach((name, wanted) -> {
            Map<String, @Nullable Object> object = Json.asObject(wanted);
            if (name.equals(OR) && wanted instanceof List<?> list) {
                node.alternatives().add(alternatives(list));
            } else if (object != null) {
                node.objects().put(name, node(object));
            } else if (wanted instanceof List<?> list && !list.isEmpty()) {
                node.values().put(name, list.stream().map(ValueMatcher::of).toList());
            } else {
                throw new IllegalArgumentException(name + " is neither an object nor a list of values");
            }
        });
        return node;
    }

    private static List<Node> alternatives(List<?> list) {
        if (list.isEmpty() || list.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException(list.size() + " alternatives");
        }
        List<Node> nodes = new ArrayList<>();
        for (Object element : list) {
            Map<String, @Nullable Object> object = Json.asObject(element);
            if (object == null) {
                throw new IllegalArgumentException("an alternative that is no object");
            }
            nodes.add(node(object));
        }
        return nodes;
    }
}
