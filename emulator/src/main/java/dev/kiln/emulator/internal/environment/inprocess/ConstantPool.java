package dev.kiln.emulator.internal.environment.inprocess;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where things are in a class file: the offsets of the constants, and of what follows them. Reads no code. */
final class ConstantPool {
    static final int UTF8 = 1;
    static final int LONG = 5;
    static final int DOUBLE = 6;
    static final int CLASS = 7;
    static final int FIELD = 9;
    static final int METHOD = 10;
    static final int NAME_AND_TYPE = 12;

    static final int MAGIC = 0xCAFEBABE;
    /** Offset of the first constant. */
    static final int FIRST = 10;

    private final byte[] bytes;
    /** Offset of the tag of each constant; 0 where there is none (the second half of a long). */
    private final int[] offsets;

    private final int end;

    private ConstantPool(byte[] bytes, int[] offsets, int end) {
        this.bytes = bytes;
        this.offsets = offsets;
        this.end = end;
    }

    /** Reads the constants of a class file; what is no class file is left to the JVM to refuse. */
    static @Nullable ConstantPool read(byte[] bytes) {
        if (bytes.length < FIRST || int4(bytes, 0) != MAGIC) {
            return null;
        }
        int[] offsets = new int[int2(bytes, 8)];
        int at = FIRST;
        for (int i = 1; i < offsets.length; i++) {
            if (at + 3 > bytes.length) {
                return null;
            }
            offsets[i] = at;
            int size = size(bytes, at);
            if (size == 0) {
                return null;
            }
            if (bytes[at] == LONG || bytes[at] == DOUBLE) { // they take two places
                i++;
            }
            at += size;
        }
        return at + 8 > bytes.length ? null : new ConstantPool(bytes, offsets, at);
    }

    /** Bytes of a constant with its tag; 0 when the tag is unknown. */
    static int size(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case UTF8 -> 3 + int2(bytes, at + 1);
            case 3, 4, FIELD, METHOD, 11, NAME_AND_TYPE, 17, 18 -> 5;
            case LONG, DOUBLE -> 9;
            case CLASS, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> 0;
        };
    }

    int count() {
        return offsets.length;
    }

    /** Offset of the byte after the last constant. */
    int end() {
        return end;
    }

    int tag(int index) {
        return offsets[index] == 0 ? 0 : bytes[offsets[index]];
    }

    int offset(int index) {
        return offsets[index];
    }

    /** The constant that another one refers to. */
    int reference(int index, int position) {
        return int2(bytes, offsets[index] + 1 + 2 * position);
    }

    String utf8(int index) {
        int at = offsets[index];
        return new String(bytes, at + 3, int2(bytes, at + 1), StandardCharsets.UTF_8);
    }

    boolean utf8Is(int index, byte[] text) {
        int at = offsets[index];
        if (bytes[at] != UTF8 || int2(bytes, at + 1) != text.length) {
            return false;
        }
        return Arrays.equals(bytes, at + 3, at + 3 + text.length, text, 0, text.length);
    }

    String className(int classIndex) {
        return utf8(reference(classIndex, 0));
    }

    /** Offset of the count of the class's own attributes, which are the last thing in a class file. */
    int attributesOffset() {
        int at = end + 6;
        at += 2 + 2 * int2(bytes, at);
        for (int kind = 0; kind < 2; kind++) { // fields, then methods
            int members = int2(bytes, at);
            at += 2;
            for (int i = 0; i < members; i++) {
                int attributes = int2(bytes, at + 6);
                at += 8;
                for (int j = 0; j < attributes; j++) {
                    at += 6 + int4(bytes, at + 2);
                }
            }
        }
        return at;
    }

    static int int2(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    static int int4(byte[] bytes, int at) {
        return (int2(bytes, at) << 16) | int2(bytes, at + 2);
    }
}
