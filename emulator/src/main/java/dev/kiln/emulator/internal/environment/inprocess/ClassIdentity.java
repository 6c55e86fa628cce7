package dev.kiln.emulator.internal.environment.inprocess;

/**
 * Keeps the identity that coverage tools give a class file. JaCoCo identifies a class by a CRC-64 of the bytes it
 * instruments, and finds the class file for its report by the same sum: a rewritten class would not be found. A CRC is
 * linear, so the last eight bytes of a file can be chosen to give any sum; a class file may end with an attribute that
 * nobody knows, and there are our eight bytes.
 */
final class ClassIdentity {
    private static final int SIZE = 8;
    private static final int JAVA_8 = 0x34;
    private static final int JAVA_9 = 0x35;
    private static final long POLYNOMIAL = 0xD800000000000000L;
    private static final long[] TABLE = new long[256];
    /** The index of the table's entry that has a given highest byte. */
    private static final int[] BY_HIGHEST_BYTE = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 1 ? (value >>> 1) ^ POLYNOMIAL : value >>> 1;
            }
            TABLE[i] = value;
            BY_HIGHEST_BYTE[(int) (value >>> 56)] = i;
        }
    }

    private ClassIdentity() {}

    static long of(byte[] classFile) {
        return sum(classFile, classFile.length);
    }

    /** Sets the last eight bytes so that the file has this identity. */
    static void imprint(byte[] classFile, long identity) {
        long before = sum(classFile, classFile.length - SIZE);
        long state = identity;
        for (int i = 0; i < SIZE; i++) {
            int index = BY_HIGHEST_BYTE[(int) (state >>> 56)];
            state = ((state ^ TABLE[index]) << 8) | index;
        }
        long last = state ^ before;
        for (int i = 0; i < SIZE; i++) {
            classFile[classFile.length - SIZE + i] = (byte) (last >>> (8 * i));
        }
    }

    private static long sum(byte[] bytes, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            int value = bytes[i];
            if (i == 7 && value == JAVA_9 && bytes[6] == 0) {
                value = JAVA_8; // JaCoCo identifies Java 9 class files as if they were of Java 8
            }
            sum = (sum >>> 8) ^ TABLE[(int) (sum ^ value) & 0xFF];
        }
        return sum;
    }
}
