package dev.kiln.emulator.internal.pattern;

import dev.kiln.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** AWS keeps the names of operators, also of those to come, for itself there. */
    private static final Set<String> NOT_IN_ALTERNATIVES = Set.of(
            "exactly",
            "equals-ignore-case",
            "prefix",
            "suffix",
            "anything-but",
            "exists",
            "wildcard",
            "numeric",
            "cidr",
            "=",
            "<",
            "<=",
            ">",
            ">=",
            "regex",
            "not-wildcard",
            "not-equals-ignore-case",
            "date-after",
            "date-on-or-after",
            "date-before",
            "date-on-or-before",
            "in-date-range",
            "ip-address-in-range",
            "ip-address-not-in-range");

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
            List<@Nullable Object> leaves = new ArrayList<>();
            if (event.containsKey(name)) {
                addLeaves(event.get(name), leaves);
            }
            return leaves.isEmpty()
                    ? wanted.stream().anyMatch(ValueMatcher::matchesAbsence)
                    : leaves.stream().anyMatch(leaf -> wanted.stream().anyMatch(matcher -> matcher.matches(leaf)));
        }

        /** What is in lists counts as if it stood alone, what is in objects not at all. */
        private static void addLeaves(@Nullable Object value, List<@Nullable Object> leaves) {
            if (value instanceof List<?> elements) {
                elements.forEach(element -> addLeaves(element, leaves));
            } else if (Json.asObject(value) == null) {
                leaves.add(value);
            }
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
            if (name.equals(OR)) {
                node.alternatives().add(alternatives(wanted));
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

    private static List<Node> alternatives(@Nullable Object wanted) {
        if (!(wanted instanceof List<?> list) || list.size() < 2 || list.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException("no list of alternatives");
        }
        List<Node> nodes = new ArrayList<>();
        for (Object element : list) {
            Map<String, @Nullable Object> object = Json.asObject(element);
            if (object == null || object.keySet().stream().anyMatch(NOT_IN_ALTERNATIVES::contains)) {
                throw new IllegalArgumentException("an alternative that is no object, or names an operator");
            }
            nodes.add(node(object));
        }
        return nodes;
    }
}
