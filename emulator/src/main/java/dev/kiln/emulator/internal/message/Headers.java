package dev.kiln.emulator.internal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP headers in the order they came. Names are compared without regard to case and keep the case they were added with.
 * Not thread-safe; a message's headers are written before it is handed on and only read after.
 */
public final class Headers {
    /** A message has few headers, so that looking at each name, most of which differ in length, is quicker than hashing one. */
    private final List<Values> byName = new ArrayList<>();

    private record Values(String name, List<String> values) {}

    public static Headers of(String... namesAndValues) {
        Headers headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    private @Nullable Values find(String name) {
        for (int i = 0; i < byName.size(); i++) {
            if (byName.get(i).name().equalsIgnoreCase(name)) {
                return byName.get(i);
            }
        }
        return null;
    }

    public Headers add(String name, String value) {
        Values found = find(name);
        if (found == null) {
            found = new Values(name, new ArrayList<>(1));
            byName.add(found);
        }
        found.values().add(value);
        return this;
    }

    public Headers set(String name, String value) {
        return remove(name).add(name, value);
    }

    public Headers remove(String name) {
        byName.removeIf(values -> values.name().equalsIgnoreCase(name));
        return this;
    }

    public @Nullable String first(String name) {
        Values found = find(name);
        return found == null ? null : found.values().get(0);
    }

    public String first(String name, String otherwise) {
        String value = first(name);
        return value == null ? otherwise : value;
    }

    public List<String> all(String name) {
        Values found = find(name);
        return found == null ? List.of() : List.copyOf(found.values());
    }

    public boolean contains(String name) {
        return find(name) != null;
    }

    /** Names as they were first added, in order. */
    public List<String> names() {
        return byName.stream().map(Values::name).toList();
    }

    /** Calls once for each value; a header with two values comes twice. */
    public void forEach(BiConsumer<String, String> each) {
        byName.forEach(entry -> entry.values().forEach(value -> each.accept(entry.name(), value)));
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
