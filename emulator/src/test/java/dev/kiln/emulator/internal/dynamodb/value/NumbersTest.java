package dev.kiln.emulator.internal.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class NumbersTest {
    private static final String DIGITS = "12345678901234567890123456789012345678";

    @ParameterizedTest
    @CsvSource({
        "0001.23, 1.23",
        "+3, 3",
        ".5, 0.5",
        "5., 5",
        "1e+5, 100000",
        "-17.4E37, -174000000000000000000000000000000000000",
        "0042.1200, 42.12",
        "-0, 0",
        "0e125, 0",
        "0.0e126, 0",
        "1.0, 1",
        "100, 100",
        "1E-3, 0.001",
        "10000000000000000000000000000000000000000, 10000000000000000000000000000000000000000",
        DIGITS + ", " + DIGITS,
        "1000000000000000000e-18, 1"
    })
    void printsANumberWithoutExponentAndNeedlessZeros(String written, String stored) {
        assertThat(canonical(written)).isEqualTo(stored);
    }

    @Test
    void keepsTheLargestAndTheSmallestNumber() {
        assertThat(canonical("1E125")).isEqualTo("1" + "0".repeat(125));
        assertThat(canonical("9.9999999999999999999999999999999999999E+125"))
                .isEqualTo("9".repeat(38) + "0".repeat(88));
        assertThat(canonical("-1E-130")).isEqualTo("-0." + "0".repeat(129) + "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "1 ", " 1", "0x10", "NaN", "Infinity", "1e", "1e+", ".", "-", "1.2.3", "1_000", "١"})
    void refusesWhatIsNoNumber(String text) {
        assertThatThrownBy(() -> canonical(text))
                .hasMessageContaining("The parameter cannot be converted to a numeric value: " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "1e2147483646, Number overflow",
        "1e2147483647, Number underflow",
        "1e2147483648, cannot be converted to a numeric value: 1e2147483648",
        "1.5e-2147483647, cannot be converted to a numeric value: 1.5e-2147483647"
    })
    void countsExponentsInThirtyTwoBitsInTheOldLayer(String text, String message) {
        assertThatThrownBy(() -> Numbers.parse(text, RequestLayer.OLD)).hasMessageContaining(message);
    }

    @Test
    void wordsTheEmptyNumberByTheLayer() {
        assertThatThrownBy(() -> Numbers.parse("", RequestLayer.OLD))
                .hasMessageContaining("The parameter cannot be converted to a numeric value")
                .message()
                .doesNotContain("value:");
        assertThatThrownBy(() -> Numbers.parse("", RequestLayer.BARE))
                .hasMessageContaining("The parameter cannot be converted to a numeric value: ");
    }

    @ParameterizedTest
    @CsvSource({
        "1e126, Number overflow",
        "-1e126, Number overflow",
        "1e2147483647, Number overflow",
        "1e99999999999, Number overflow",
        "0e126, Number overflow",
        "0.0e127, Number overflow",
        "0e-131, Number underflow",
        "1e-131, Number underflow",
        "1e-99999999999, Number underflow",
        "1e9223372036854775808, cannot be converted to a numeric value: 1e9223372036854775808",
        DIGITS + "9, more than 38 significant digits"
    })
    void refusesWhatIsOutOfRange(String text, String message) {
        assertThatThrownBy(() -> canonical(text)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 2",
        "100, 2",
        "1000, 2",
        "12000, 3",
        "123456, 4",
        "-123456, 5",
        "3.14159, 5",
        "1.5, 3",
        "12.5, 3",
        "0.001, 2",
        "0.0012, 2",
        "0.012, 3",
        "-0.1, 3"
    })
    void countsBytesByPairsOfDigitsOnEitherSideOfThePoint(String number, int bytes) {
        assertThat(Numbers.size(number)).isEqualTo(bytes);
    }

    @Test
    void countsTheLargestPowerAsOneDigit() {
        assertThat(Numbers.size(canonical("1E125"))).isEqualTo(2);
        assertThat(Numbers.size(canonical("1E-130"))).isEqualTo(2);
    }

    @Test
    void addsAndSubtractsWithoutRounding() {
        assertThat(Numbers.plus(n("0.1"), n("0.2")).n()).isEqualTo("0.3");
        assertThat(Numbers.minus(n("5"), n("5.0")).n()).isEqualTo("0");
        assertThat(Numbers.plus(n("1" + "0".repeat(37)), n("1")).n()).isEqualTo("1" + "0".repeat(36) + "1");
        assertThatThrownBy(() -> Numbers.plus(n(DIGITS), n("0.1"))).hasMessageContaining("Number overflow");
        assertThatThrownBy(() -> Numbers.plus(n(canonical("9e125")), n(canonical("9e125"))))
                .hasMessageContaining("Number overflow");
    }

    private static AttributeValue n(String number) {
        return AttributeValue.fromN(number);
    }

    private static String canonical(String text) {
        return Numbers.canonical(Numbers.parse(text, RequestLayer.BARE));
    }
}
