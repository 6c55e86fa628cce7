package dev.kiln.emulator.internal.dynamodb.value;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How many bytes items and values count for, by AWS's arithmetic. */
public final class ItemSize {
    /** The most bytes of an item, its key included. */
    public static final int MOST = 400 * 1024;

    /** What a list or a map counts for before its elements. */
    private static final int DOCUMENT = 3;

    /** Query and Scan measure pages on items as they are stored, in blocks with a copy of the range key. */
    private static final int BLOCK = 3072;

    private static final int BLOCK_HEADER = 18;

    private static final int LONG_TEXT = 64;

    private ItemSize() {}

    /** Returns the size that limits and capacity go by: names and values; 0 for no item. */
    public static int of(@Nullable Map<String, AttributeValue> item) {
        if (item == null) {
            return 0;
        }
        int size = 0;
        for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
            size += utf8(entry.getKey()) + of(entry.getValue());
        }
        return size;
    }

    /** Returns the size of one value. */
    public static int of(AttributeValue value) {
        return switch (ValueType.of(value)) {
            case S -> utf8(value.s());
            case N -> Numbers.size(value.n());
            case B -> bytes(value.b());
            case BOOL, NULL -> 1;
            case SS -> value.ss().stream().mapToInt(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToInt(Numbers::size).sum();
            case BS -> value.bs().stream().mapToInt(ItemSize::bytes).sum();
            case L -> {
                int size = DOCUMENT + value.l().size();
                for (AttributeValue element : value.l()) {
                    size += of(element);
                }
                yield size;
            }
            case M -> DOCUMENT + value.m().size() + of(value.m());
        };
    }

    /**
     * Returns what an item counts for towards the 1 MB of a page of Query or Scan: names are compressed, values have a length,
     * and there is a header, with the range key, for each block.
     *
     * @param rangeKey the name of the table's range key, or "" if it has none
     */
    public static int ofPage(Map<String, AttributeValue> item, String rangeKey) {
        int size = 0;
        int range = 0;
        for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
            if (entry.getKey().equals(rangeKey)) {
                range = of(entry.getValue());
            } else {
                size += 1 + stored(entry.getValue());
            }
        }
        return 2 + size + (1 + (1 + size) / BLOCK) * (BLOCK_HEADER + range);
    }

    private static int stored(AttributeValue value) {
        int size = of(value);
        return switch (ValueType.of(value)) {
            case S -> size + (size < 1 << 7 ? 1 : size < 1 << 14 ? 2 : 3);
            case B, N -> size + 1;
            case SS -> size + 1 + value.ss().size();
            case NS -> size + 1 + value.ns().size();
            case BS -> size + 1 + value.bs().size();
            case BOOL, L, M -> size;
            case NULL -> 0;
        };
    }

    /** Returns how many bytes a string has in UTF-8. */
    public static int utf8(String text) {
        int size = text.length();
        if (size >= LONG_TEXT && text.getBytes(StandardCharsets.UTF_8).length == size) {
            return size; // the JDK looks at many characters at once, we at each
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                // a surrogate is half of four bytes
                size += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
            }
        }
        return size;
    }

    private static int bytes(SdkBytes bytes) {
        return bytes.asByteArrayUnsafe().length;
    }
}
