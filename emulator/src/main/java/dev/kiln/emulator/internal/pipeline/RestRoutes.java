package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.aws.ServiceApi.Route;
import dev.kiln.emulator.internal.message.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the operation of a REST service by method and path, in a tree with a node for each path segment. */
final class RestRoutes {
    private final Node root = new Node();

    /** A route that matched, with its path labels decoded. */
    record Match(String operation, Map<String, String> labels) {}

    private record Binding(Route route, List<String> segments, List<String> query) {}

    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node label;
        private final List<Binding> ends = new ArrayList<>(2);
        private final List<Binding> greedy = new ArrayList<>(0);
    }

    RestRoutes(List<Route> routes) {
        routes.forEach(this::add);
    }

    private void add(Route route) {
        String[] halves = route.path().split("\\?", 2);
        List<String> segments = segments(halves[0]);
        List<String> query = halves.length == 1 ? List.of() : List.of(halves[1].split("&", -1));
        Binding binding = new Binding(route, segments, query);
        Node node = root;
        for (String segment : segments) {
            if (segment.endsWith("+}")) {
                node.greedy.add(binding);
                return;
            }
            if (segment.startsWith("{")) {
                node.label = node.label == null ? new Node() : node.label;
                node = node.label;
            } else {
                node = node.literals.computeIfAbsent(segment, key -> new Node());
            }
        }
        node.ends.add(binding);
    }

    @Nullable
    Match find(HttpRequest request) {
        List<String> path = segments(request.path());
        Binding found = find(root, path, 0, request);
        return found == null ? null : new Match(found.route().operation(), labels(found, path, request.path()));
    }

    private static @Nullable Binding find(Node node, List<String> path, int at, HttpRequest request) {
        if (at == path.size()) {
            Binding end = choose(node.ends, request);
            return end != null ? end : choose(node.greedy, request);
        }
        Node literal = node.literals.get(path.get(at));
        Binding found = literal == null ? null : find(literal, path, at + 1, request);
        if (found == null && node.label != null && !path.get(at).isEmpty()) {
            found = find(node.label, path, at + 1, request);
        }
        return found != null ? found : choose(node.greedy, request);
    }

    /** The binding of the request's method with the most literal query parameters, all of them present. */
    private static @Nullable Binding choose(List<Binding> bindings, HttpRequest request) {
        Binding best = null;
        for (Binding binding : bindings) {
            if (binding.route().method().equals(request.method())
                    && queryMatches(binding, request)
                    && (best == null || binding.query().size() > best.query().size())) {
                best = binding;
            }
        }
        return best;
    }

    private static boolean queryMatches(Binding binding, HttpRequest request) {
        for (String literal : binding.query()) {
            int equals = literal.indexOf('=');
            String value = request.parameter(equals < 0 ? literal : literal.substring(0, equals));
            if (value == null || (equals >= 0 && !value.equals(literal.substring(equals + 1)))) {
                return false;
            }
        }
        return true;
    }

    /** Returns what comes behind some segments of a path, as it is: a slash at its end, or two, are part of it. */
    private static String rest(String path, int segments) {
        int at = 1;
        for (int i = 0; i < segments; i++) {
            at = path.indexOf('/', at) + 1;
        }
        return at == 0 ? "" : path.substring(at);
    }

    private static Map<String, String> labels(Binding binding, List<String> path, String whole) {
        Map<String, String> labels = new LinkedHashMap<>();
        List<String> segments = binding.segments();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.endsWith("+}")) {
                labels.put(segment.substring(1, segment.length() - 2), decode(rest(whole, i)));
            } else if (segment.startsWith("{")) {
                labels.put(segment.substring(1, segment.length() - 1), decode(path.get(i)));
            }
        }
        return labels;
    }

    /** The segments between slashes; a slash at the end does not count, as AWS's own routes differ in it. */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = 1;
        while (start < path.length()) {
            int end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            segments.add(path.substring(start, end));
            start = end + 1;
        }
        return segments;
    }

    private static String decode(String text) {
        try {
            return text.indexOf('%') < 0 ? text : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
