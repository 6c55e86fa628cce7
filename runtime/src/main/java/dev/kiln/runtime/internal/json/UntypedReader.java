package dev.kiln.runtime.internal.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is declared as {@code Object} (or as nothing): maps, lists, texts, numbers, booleans. */
final class UntypedReader extends ValueReader {
    @Override
    boolean takesArrays() {
        return true;
    }

    @Override
    @Nullable
    Object read(JsonReader in, char kind) {
        switch (kind) {
            case '{' -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                in.enter('{');
                while (in.next('}')) {
                    map.put(in.name(), value(in));
                }
                return map;
            }
            case '[' -> {
                List<@Nullable Object> list = new ArrayList<>();
                in.enter('[');
                while (in.next(']')) {
                    list.add(value(in));
                }
                return list;
            }
            case '"' -> {
                return in.string();
            }
            case JsonReader.NUMBER -> {
                return number(in.number());
            }
            default -> {
                return in.bool();
            }
        }
    }

    static Number number(String text) {
        try {
            if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
                return Double.valueOf(text);
            }
            if (text.length() > 18) {
                BigInteger big = new BigInteger(text);
                return big.bitLength() < 64 ? (Number) big.longValue() : big;
            }
            long value = Long.parseLong(text);
            return value == (int) value ? (Number) (int) value : (Number) value;
        } catch (NumberFormatException e) {
            throw new JsonException("Cannot read the JSON: not a number: " + text, e);
        }
    }
}
