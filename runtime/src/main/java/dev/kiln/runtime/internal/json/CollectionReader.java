package dev.kiln.runtime.internal.json;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads arrays into collections. A single value passes for a collection of one, an empty text for none. */
final class CollectionReader extends ValueReader {
    private final Class<?> raw;
    private final Type element;

    CollectionReader(Class<?> raw, Type element) {
        this.raw = raw;
        this.element = element;
    }

    @Override
    boolean takesArrays() {
        return true;
    }

    @Override
    @Nullable
    Object read(JsonReader in, char kind) {
        return read(in, kind, Readers.of(element), empty());
    }

    static @Nullable Collection<@Nullable Object> read(
            JsonReader in, char kind, ValueReader elements, Collection<@Nullable Object> into) {
        if (kind == '[') {
            in.enter('[');
            while (in.next(']')) {
                into.add(elements.value(in));
            }
            return into;
        }
        if (kind == '"' && !(elements instanceof ScalarReader)) {
            String text = in.string();
            if (text.isEmpty()) {
                return null;
            }
            into.add(elements.read(new JsonReader(Json.write(text)), '"'));
            return into;
        }
        Object only = elements.value(in);
        if (only == null || only.equals("")) {
            return null;
        }
        into.add(only);
        return into;
    }

    @SuppressWarnings("unchecked") // whatever the element type is, the reader of the elements made them
    private Collection<@Nullable Object> empty() {
        if (raw.isAssignableFrom(ArrayList.class)) {
            return new ArrayList<>();
        }
        if (raw == Set.class) {
            return new HashSet<>();
        }
        if (SortedSet.class.isAssignableFrom(raw) && raw.isAssignableFrom(TreeSet.class)) {
            return new TreeSet<>();
        }
        if (raw == Queue.class || raw == Deque.class) {
            return linked();
        }
        return (Collection<@Nullable Object>) Instances.create(raw);
    }

    @SuppressWarnings("JdkObsolete") // what AWS makes; unlike the array deque it holds nulls
    private static Collection<@Nullable Object> linked() {
        return new LinkedList<>();
    }
}
