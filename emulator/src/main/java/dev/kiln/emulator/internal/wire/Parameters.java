package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.aws.AwsErrors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a form as the tree that the dots in their names make of them: {@code Attribute.1.Name=a} is the child {@code
 * Name} of the child {@code 1} of the child {@code Attribute}.
 */
final class Parameters {
    private final Map<String, Parameters> children = new LinkedHashMap<>();
    private @Nullable String value;

    /** Adds what a query string or the body of a form says. */
    void read(String form) {
        for (int start = 0; start < form.length(); ) {
            int end = form.indexOf('&', start);
            int stop = end < 0 ? form.length() : end;
            int equals = form.indexOf('=', start);
            if (equals > start && equals < stop) {
                at(decoded(form.substring(start, equals))).value = decoded(form.substring(equals + 1, stop));
            }
            start = stop + 1;
        }
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw AwsErrors.error(400, "MalformedQueryString", "The query string contains a syntax error.");
        }
    }

    private Parameters at(String name) {
        Parameters found = this;
        for (String part : name.split("\\.", -1)) {
            found = found.children.computeIfAbsent(part, unused -> new Parameters());
        }
        return found;
    }

    @Nullable
    String value() {
        return value;
    }

    @Nullable
    Parameters child(String name) {
        return children.get(name);
    }

    /**
     * The elements of a list by their numbers. One that has no number is the only one; an empty text stands for no
     * elements.
     */
    List<Parameters> elements() {
        TreeMap<Integer, Parameters> numbered = new TreeMap<>();
        children.forEach((name, child) -> {
            if (name.matches("[0-9]{1,9}")) {
                numbered.put(Integer.valueOf(name), child);
            }
        });
        if (!numbered.isEmpty()) {
            return new ArrayList<>(numbered.values());
        }
        return children.isEmpty() && (value == null || value.isEmpty()) ? List.of() : List.of(this);
    }
}
