package dev.kiln.emulator.internal.environment.inprocess;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Whether a class file has one of some texts among its constants; quick, because every class that is loaded is asked. */
final class Mentions {
    private static final int LONGEST = 64;

    private final byte[] @Nullable [] @Nullable [] byLength = new byte[LONGEST][][];

    Mentions(Collection<String> texts) {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            byte[] @Nullable [] before = byLength[bytes.length];
            byte[] @Nullable [] all = before == null ? new byte[1][] : Arrays.copyOf(before, before.length + 1);
            all[all.length - 1] = bytes;
            byLength[bytes.length] = all;
        }
    }

    boolean in(byte[] classFile) {
        if (classFile.length < ConstantPool.FIRST || ConstantPool.int4(classFile, 0) != ConstantPool.MAGIC) {
            return false;
        }
        int count = ConstantPool.int2(classFile, 8);
        int at = ConstantPool.FIRST;
        for (int i = 1; i < count && at + 3 <= classFile.length; i++) {
            int tag = classFile[at];
            if (tag == ConstantPool.UTF8) {
                int length = ConstantPool.int2(classFile, at + 1);
                if (length < LONGEST && isOneOf(classFile, at + 3, byLength[length])) {
                    return true;
                }
                at += 3 + length;
            } else {
                int size = ConstantPool.size(classFile, at);
                if (size == 0) {
                    return false;
                }
                i += tag == ConstantPool.LONG || tag == ConstantPool.DOUBLE ? 1 : 0;
                at += size;
            }
        }
        return false;
    }

    private static boolean isOneOf(byte[] bytes, int at, byte[] @Nullable [] texts) {
        if (texts == null) {
            return false;
        }
        for (byte[] text : texts) {
            if (at + text.length <= bytes.length
                    && bytes[at] == text[0]
                    && Arrays.equals(bytes, at, at + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }
}
