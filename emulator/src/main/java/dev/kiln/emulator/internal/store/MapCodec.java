package dev.kiln.emulator.internal.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Maps as an array of keys and values in turn, so that keys can be of any type; the order is kept. */
final class MapCodec<K, V> implements ValueCodec<Map<K, @Nullable V>> {
    private final ValueCodec<K> key;
    private final ValueCodec<V> value;

    MapCodec(ValueCodec<K> key, ValueCodec<V> value) {
        this.key = key;
        this.value = value;
    }

    @Override
    public void write(Map<K, @Nullable V> map, JsonGenerator out) {
        out.writeStartArray();
        for (Map.Entry<K, @Nullable V> entry : map.entrySet()) {
            key.write(entry.getKey(), out);
            value.writeNullable(entry.getValue(), out);
        }
        out.writeEndArray();
    }

    @Override
    public Map<K, @Nullable V> read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw ValueCodec.malformed("an array", in);
        }
        Map<K, @Nullable V> map = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            K k = key.read(in);
            in.nextToken();
            map.put(k, value.readNullable(in));
        }
        return Collections.unmodifiableMap(map);
    }

    @Override
    public Object whenMissing() {
        return Map.of();
    }
}
