package dev.kiln.emulator.internal.store;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A composite key whose bytes sort as its parts do, the first part first.
 *
 * <p>Strings sort by their UTF-8 bytes (as S3 lists), longs and decimals by value, bytes as unsigned. A key sorts before
 * every longer key that begins with its parts. Parts of different types may stand at the same place; they sort bytes,
 * strings, longs, decimals.
 *
 * <pre>{@code
 * Key message = Key.of(queueName).with(visibleAtMillis).with(sequence);
 * message.number(1); // visibleAtMillis
 * }</pre>
 */
public final class Key implements Comparable<Key> {
    static final Key FIRST = new Key(new byte[0]);

    private final byte[] bytes;

    Key(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a key of strings, usually names from the outside in. */
    public static Key of(String... parts) {
        KeyWriter writer = new KeyWriter(FIRST);
        for (String part : parts) {
            writer.string(part);
        }
        return writer.key();
    }

    /** Returns a key of one number, such as a sequence number. */
    public static Key of(long part) {
        return FIRST.with(part);
    }

    /** Returns this key with one more part. */
    public Key with(String part) {
        return new KeyWriter(this).string(part).key();
    }

    /** Returns this key with one more part. */
    public Key with(long part) {
        return new KeyWriter(this).number(part).key();
    }

    /** Returns this key with three more parts, without making those between. */
    public Key with(long first, long second, long third) {
        return new KeyWriter(this).number(first).number(second).number(third).key();
    }

    /** Returns this key with one more part; its trailing zeros are not kept, as they change nothing of the order. */
    public Key with(BigDecimal part) {
        return new KeyWriter(this).decimal(part).key();
    }

    /** Returns this key with one more part. */
    public Key with(byte[] part) {
        return new KeyWriter(this).bytes(part).key();
    }

    /** Returns the string at a place, counted from 0. */
    public String string(int index) {
        return new KeyReader(bytes).skip(index).string();
    }

    /** Returns the long at a place, counted from 0. */
    public long number(int index) {
        return new KeyReader(bytes).skip(index).number();
    }

    /** Returns the decimal at a place, counted from 0. */
    public BigDecimal decimal(int index) {
        return new KeyReader(bytes).skip(index).decimal();
    }

    /** Returns the bytes at a place, counted from 0. */
    public byte[] bytes(int index) {
        return new KeyReader(bytes).skip(index).bytes();
    }

    /** Returns whether this key begins with all parts of the other. */
    public boolean isUnder(Key parent) {
        return bytes.length >= parent.bytes.length
                && Arrays.equals(bytes, 0, parent.bytes.length, parent.bytes, 0, parent.bytes.length);
    }

    /** Returns the smallest position after this key. */
    Key next() {
        return followedBy(0x00);
    }

    /** Returns the smallest position after every key that begins with this one's bytes: no tag or UTF-8 byte is 0xFF. */
    Key afterAllUnder() {
        return followedBy(0xFF);
    }

    private Key followedBy(int last) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = (byte) last;
        return new Key(longer);
    }

    byte[] encoded() {
        return bytes;
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        try {
            return new KeyReader(bytes).all().toString();
        } catch (IllegalStateException position) {
            // the bound of a range is not a sequence of parts
            return HexFormat.of().formatHex(bytes);
        }
    }
}
