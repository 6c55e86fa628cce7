package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void givesItsPartsBack() {
        Key key = Key.of("queue", "with \0 zero")
                .with(-5L)
                .with(new byte[] {0, 1, -1})
                .with(new BigDecimal("-12.50"))
                .with("ключ 🗝");

        assertThat(key.string(0)).isEqualTo("queue");
        assertThat(key.string(1)).isEqualTo("with \0 zero");
        assertThat(key.number(2)).isEqualTo(-5);
        assertThat(key.bytes(3)).containsExactly(0, 1, -1);
        assertThat(key.decimal(4)).isEqualByComparingTo("-12.5");
        assertThat(key.string(5)).isEqualTo("ключ 🗝");
        assertThat(key).hasToString("[queue, with \0 zero, -5, 0001ff, -12.5, ключ 🗝]");
    }

    @Test
    void sortsStringsByTheirUtf8Bytes() {
        // U+FF5E sorts after U+1F5DD in UTF-16 and before it in UTF-8
        assertSorted(Stream.of("", "\0", "\0\0", "\0a", "a", "a\0", "a\0b", "aa", "b", "é", "\uFF5E", "🗝")
                .map(Key::of)
                .toList());
        assertThat("\uFF5E".compareTo("🗝")).isPositive();
    }

    @Test
    void sortsLongsByValue() {
        assertSorted(Stream.of(Long.MIN_VALUE, -256L, -1L, 0L, 1L, 255L, 256L, Long.MAX_VALUE)
                .map(Key::of)
                .toList());
    }

    @Test
    void sortsDecimalsByValueWhateverTheirScale() {
        assertSorted(Stream.of("-1E+125", "-100.5", "-100", "-99", "-0.1", "-0.01", "-1E-130", "0", "1E-130", "0.01")
                .map(n -> Key.FIRST.with(new BigDecimal(n)))
                .toList());
        Random random = new Random(42);
        List<BigDecimal> numbers = random.doubles(1000, -1e6, 1e6)
                .mapToObj(d -> BigDecimal.valueOf(d).setScale(random.nextInt(8), java.math.RoundingMode.DOWN))
                .sorted()
                .distinct()
                .toList();
        assertThat(numbers.stream().map(n -> Key.FIRST.with(n)).sorted().map(k -> k.decimal(0)))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(numbers);
        assertThat(Key.FIRST.with(new BigDecimal("1.0"))).isEqualTo(Key.FIRST.with(BigDecimal.ONE));
    }

    @Test
    void sortsByTheFirstPartFirst() {
        assertSorted(List.of(
                Key.of("a"), Key.of("a", "z"), Key.of("a").with(1), Key.of("a").with(2), Key.of("aa"), Key.of("b")));
    }

    @Test
    void knowsWhatItIsUnder() {
        assertThat(Key.of("a", "b").isUnder(Key.of("a"))).isTrue();
        assertThat(Key.of("a").isUnder(Key.of("a"))).isTrue();
        assertThat(Key.of("ab").isUnder(Key.of("a"))).isFalse();
        assertThat(Key.of("a").isUnder(Key.of("a", "b"))).isFalse();
    }

    @Test
    void refusesHalfASurrogatePair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Key.of("ok", "x\uD83D"))
                .withMessageContaining("index 1");
    }

    @Test
    void saysWhenAPartIsOfAnotherType() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Key.of("a").number(0))
                .withMessageContaining("no long");
        assertThatIllegalStateException().isThrownBy(() -> Key.of("a").string(1));
    }

    @Test
    void comparesBytesAsUnsigned() {
        assertSorted(Stream.of(new byte[0], new byte[] {0}, new byte[] {1}, new byte[] {127}, new byte[] {-128})
                .map(b -> Key.of("t").with(b))
                .toList());
        assertThat(Key.of("x").hashCode()).isEqualTo(Key.of("x").hashCode());
        assertThat(Key.of("x").encoded()).contains("x".getBytes(StandardCharsets.UTF_8));
    }

    private static void assertSorted(List<Key> keys) {
        Key[] sorted = keys.toArray(Key[]::new);
        Arrays.sort(sorted);
        assertThat(sorted).containsExactlyElementsOf(keys).doesNotHaveDuplicates();
    }
}
