package dev.kiln.emulator.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksumAlgorithmTest {
    private static byte[] of(ChecksumAlgorithm algorithm, byte[] bytes, int from, int length) {
        ChecksumAlgorithm.Running running = algorithm.start();
        running.update(bytes, from, length);
        return running.value();
    }

    /** The check values of the catalogue of CRC algorithms. */
    @ParameterizedTest
    @CsvSource({"CRC32,cbf43926", "CRC32C,e3069283", "CRC64NVME,ae8b14860a799888"})
    void hasThePublishedCheckValue(ChecksumAlgorithm algorithm, String expected) {
        byte[] check = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(HexFormat.of().formatHex(of(algorithm, check, 0, check.length)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32C", "CRC64NVME"})
    void combinesTwoToThatOfBoth(ChecksumAlgorithm algorithm) {
        byte[] bytes = new byte[100_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        for (int split : new int[] {0, 1, 4096, 99_999, 100_000}) {
            byte[] first = of(algorithm, bytes, 0, split);
            byte[] second = of(algorithm, bytes, split, bytes.length - split);

            assertThat(algorithm.combine(first, second, bytes.length - split))
                    .isEqualTo(of(algorithm, bytes, 0, bytes.length));
        }
    }
}
