package dev.kiln.emulator.internal.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * HTTP headers in the order they came. Names are compared without regard to case and keep the case they were added with.
 * Not thread-safe; a message's headers are written before it is handed on and only read after.
 */
public final class Headers {
    private final Map<String, Values> byName = new LinkedHashMap<>();

    private record Values(String name, List<String> values) {}

    public static Headers of(String... namesAndValues) {
        Headers headers = new Headers();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    public Headers add(String name, String value) {
        byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new Values(name, new ArrayList<>(1)))
                .values()
                .add(value);
        return this;
    }

    public Headers set(String name, String value) {
        byName.remove(name.toLowerCase(Locale.ROOT));
        return add(name, value);
    }

    public Headers remove(String name) {
        byName.remove(name.toLowerCase(Locale.ROOT));
        return this;
    }

    public @Nullable String first(String name) {
        Values found = byName.get(name.toLowerCase(Locale.ROOT));
        return found == null ? null : found.values().get(0);
    }

    public String first(String name, String otherwise) {
        String value = first(name);
        return value == null ? otherwise : value;
    }

    public List<String> all(String name) {
        Values found = byName.get(name.toLowerCase(Locale.ROOT));
        return found == null ? List.of() : List.copyOf(found.values());
    }

    public boolean contains(String name) {
        return byName.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** Names as they were first added, in order. */
    public List<String> names() {
        return byName.values().stream().map(Values::name).toList();
    }

    /** Calls once for each value; a header with two values comes twice. */
    public void forEach(BiConsumer<String, String> each) {
        byName.values().forEach(entry -> entry.values().forEach(value -> each.accept(entry.name(), value)));
    }

    @Override
    public String toString() {
        return byName.values().toString();
    }
}
