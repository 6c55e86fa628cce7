package dev.kiln.emulator.internal.dynamodb.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The part of an item that paths lead to. Lists keep the order of their elements and close up. */
public final class Projection {
    private static final class Place {
        private final Map<String, Place> members = new LinkedHashMap<>();
        private final TreeMap<Integer, Place> elements = new TreeMap<>();
        private boolean whole;
    }

    private final List<Path> paths;
    private final Place root = new Place();

    private Projection(List<Path> paths) {
        this.paths = List.copyOf(paths);
        for (Path path : paths) {
            Place place = root;
            for (Path.Step step : path.steps()) {
                place = step instanceof Path.Element element
                        ? place.elements.computeIfAbsent(element.index(), absent -> new Place())
                        : place.members.computeIfAbsent(((Path.Member) step).name(), absent -> new Place());
            }
            place.whole = true;
        }
    }

    /** Returns the projection on paths without placeholders. */
    public static Projection of(List<Path> paths) {
        return new Projection(paths);
    }

    /** Returns a part of an item; paths that match nothing leave nothing. */
    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        return members(item, root);
    }

    private static Map<String, AttributeValue> members(Map<String, AttributeValue> map, Place place) {
        Map<String, AttributeValue> part = new LinkedHashMap<>();
        place.members.forEach((name, inner) -> {
            AttributeValue value = map.get(name);
            AttributeValue selected = value == null ? null : selected(value, inner);
            if (selected != null) {
                part.put(name, selected);
            }
        });
        return part;
    }

    private static @Nullable AttributeValue selected(AttributeValue value, Place place) {
        if (place.whole) {
            return value;
        }
        if (value.hasM()) {
            Map<String, AttributeValue> part = members(value.m(), place);
            return part.isEmpty() ? null : AttributeValue.fromM(part);
        }
        if (!value.hasL()) {
            return null;
        }
        List<AttributeValue> part = new ArrayList<>();
        place.elements.forEach((index, inner) -> {
            AttributeValue selected =
                    index < value.l().size() ? selected(value.l().get(index), inner) : null;
            if (selected != null) {
                part.add(selected);
            }
        });
        return part.isEmpty() ? null : AttributeValue.fromL(part);
    }

    /** Returns the attributes that are projected, wholly or in part. */
    public Set<String> attributes() {
        Set<String> attributes = new LinkedHashSet<>();
        paths.forEach(path -> attributes.add(path.attribute()));
        return attributes;
    }

    /** Returns the attributes that paths lead into, which a key attribute cannot be. */
    public Set<String> nested() {
        Set<String> attributes = new LinkedHashSet<>();
        paths.stream().filter(Path::nested).forEach(path -> attributes.add(path.attribute()));
        return attributes;
    }
}
