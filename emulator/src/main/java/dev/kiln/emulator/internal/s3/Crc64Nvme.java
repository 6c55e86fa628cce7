package dev.kiln.emulator.internal.s3;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/** The 64-bit CRC of the NVM Express specification, which S3 computes where the client asks for none. Eight bytes at a time. */
final class Crc64Nvme implements Checksum {
    /** Reflected. */
    static final long POLYNOMIAL = 0x9A6C9329AC4BC9B5L;

    private static final long[][] TABLES = tables();
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private long crc = -1;

    private static long[][] tables() {
        long[][] tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
            }
            tables[0][i] = value;
        }
        for (int i = 0; i < 256; i++) {
            for (int table = 1; table < 8; table++) {
                long before = tables[table - 1][i];
                tables[table][i] = tables[0][(int) (before & 0xFF)] ^ (before >>> 8);
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        crc = TABLES[0][(int) ((crc ^ b) & 0xFF)] ^ (crc >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        long[] t0 = TABLES[0]; // of local variables the compiler knows that they stay
        long[] t1 = TABLES[1];
        long[] t2 = TABLES[2];
        long[] t3 = TABLES[3];
        long[] t4 = TABLES[4];
        long[] t5 = TABLES[5];
        long[] t6 = TABLES[6];
        long[] t7 = TABLES[7];
        long value = crc;
        int at = offset;
        int end = offset + length;
        for (; end - at >= 8; at += 8) {
            value ^= (long) LONGS.get(bytes, at);
            value = t7[(int) (value & 0xFF)]
                    ^ t6[(int) ((value >>> 8) & 0xFF)]
                    ^ t5[(int) ((value >>> 16) & 0xFF)]
                    ^ t4[(int) ((value >>> 24) & 0xFF)]
                    ^ t3[(int) ((value >>> 32) & 0xFF)]
                    ^ t2[(int) ((value >>> 40) & 0xFF)]
                    ^ t1[(int) ((value >>> 48) & 0xFF)]
                    ^ t0[(int) (value >>> 56)];
        }
        crc = value;
        for (; at < end; at++) {
            update(bytes[at]);
        }
    }

    @Override
    public long getValue() {
        return ~crc;
    }

    @Override
    public void reset() {
        crc = -1;
    }
}
