package dev.kiln.emulator.internal.s3;

/**
 * Makes the CRC of two bodies behind each other from theirs, without the bodies: appending zeros to the first is a linear map of its
 * CRC, whose powers of two are squared matrices over one bit.
 */
final class CrcCombination {
    private final long polynomial;
    private final int bits;

    private CrcCombination(long polynomial, int bits) {
        this.polynomial = polynomial;
        this.bits = bits;
    }

    /** Takes the reflected polynomial. */
    static CrcCombination of(long polynomial, int bits) {
        return new CrcCombination(polynomial, bits);
    }

    long combine(long first, long second, long secondLength) {
        long[] odd = new long[bits];
        odd[0] = polynomial; // one zero bit
        for (int i = 1; i < bits; i++) {
            odd[i] = 1L << (i - 1);
        }
        long[] zeros = square(square(square(odd))); // one zero byte
        long crc = first;
        for (long left = secondLength; left > 0; left >>>= 1) {
            if ((left & 1) != 0) {
                crc = times(zeros, crc);
            }
            zeros = square(zeros);
        }
        return crc ^ second;
    }

    private long[] square(long[] matrix) {
        long[] squared = new long[bits];
        for (int i = 0; i < bits; i++) {
            squared[i] = times(matrix, matrix[i]);
        }
        return squared;
    }

    private static long times(long[] matrix, long vector) {
        long sum = 0;
        long left = vector;
        for (int i = 0; left != 0; i++, left >>>= 1) {
            if ((left & 1) != 0) {
                sum ^= matrix[i];
            }
        }
        return sum;
    }
}
