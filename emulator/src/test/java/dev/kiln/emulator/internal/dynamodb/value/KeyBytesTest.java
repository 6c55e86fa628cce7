package dev.kiln.emulator.internal.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class KeyBytesTest {
    @Test
    void sortsNumbersByValueAndReadsThemBack() {
        List<String> ordered = List.of(
                "-1e125", "-1000", "-100.01", "-100", "-99.1", "-99", "-10", "-1.01", "-1", "-0.99", "-1e-130", "0",
                "1e-130", "0.001", "0.01", "0.1", "0.11", "0.9", "1", "1.5", "2", "9.99", "10", "11", "99", "100",
                "1e125");

        assertSorted(ordered.stream().map(KeyBytesTest::n).toList());
    }

    @Test
    void sortsAnyNumbersByValue() {
        Random random = new Random(7);
        List<AttributeValue> numbers = Stream.generate(() -> anyNumber(random))
                .limit(2_000)
                .distinct()
                .sorted()
                .map(number -> AttributeValue.fromN(Numbers.canonical(number)))
                .toList();

        assertSorted(numbers.stream().distinct().toList());
    }

    private static BigDecimal anyNumber(Random random) {
        BigInteger digits = new BigInteger(1 + random.nextInt(126), random);
        return new BigDecimal(random.nextBoolean() ? digits : digits.negate(), random.nextInt(80) - 40);
    }

    @Test
    void sortsStringsByTheirUtf8Bytes() {
        assertSorted(Stream.of("", "A", "Aa", "a", "é", "\uFFFD", "\uD83D\uDE00")
                .map(AttributeValue::fromS)
                .toList());
    }

    @Test
    void sortsBinariesByUnsignedBytes() {
        assertSorted(
                Stream.of(new byte[] {}, new byte[] {0}, new byte[] {0, 0}, new byte[] {127}, new byte[] {(byte) 200})
                        .map(bytes -> AttributeValue.fromB(SdkBytes.fromByteArray(bytes)))
                        .toList());
    }

    private static void assertSorted(List<AttributeValue> ordered) {
        for (int i = 0; i < ordered.size(); i++) {
            AttributeValue value = ordered.get(i);
            assertThat(KeyBytes.value(ValueType.of(value), KeyBytes.of(value))).isEqualTo(value);
            if (i > 0) {
                AttributeValue before = ordered.get(i - 1);
                assertThat(Arrays.compareUnsigned(KeyBytes.of(before), KeyBytes.of(value)))
                        .as(before + " before " + value)
                        .isNegative();
                assertThat(Values.compare(before, value))
                        .as(before + " < " + value)
                        .isNegative();
            }
        }
    }

    private static AttributeValue n(String text) {
        return AttributeValue.fromN(Numbers.canonical(Numbers.parse(text, RequestLayer.BARE)));
    }
}
