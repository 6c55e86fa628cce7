package dev.kiln.emulator.internal.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Lists and sets as arrays; sets keep the order they were written in. */
final class CollectionCodec<E> implements ValueCodec<Collection<@Nullable E>> {
    private final ValueCodec<E> element;
    private final Function<List<@Nullable E>, Collection<@Nullable E>> finisher;

    private CollectionCodec(ValueCodec<E> element, Function<List<@Nullable E>, Collection<@Nullable E>> finisher) {
        this.element = element;
        this.finisher = finisher;
    }

    static <E> CollectionCodec<E> list(ValueCodec<E> element) {
        return new CollectionCodec<>(element, Collections::unmodifiableList);
    }

    static <E> CollectionCodec<E> set(ValueCodec<E> element) {
        return new CollectionCodec<>(element, CollectionCodec::toSet);
    }

    private static <E extends @Nullable Object> Set<E> toSet(List<E> elements) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }

    @Override
    public void write(Collection<@Nullable E> value, JsonGenerator out) {
        out.writeStartArray();
        for (E item : value) {
            element.writeNullable(item, out);
        }
        out.writeEndArray();
    }

    @Override
    public Collection<@Nullable E> read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw ValueCodec.malformed("an array", in);
        }
        List<@Nullable E> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(element.readNullable(in));
        }
        return finisher.apply(items);
    }

    @Override
    public Object whenMissing() {
        return finisher.apply(List.of());
    }
}
