package dev.kiln.emulator.internal.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ValuesTest {
    private static final AttributeValue ONE = AttributeValue.fromN("1");
    private static final AttributeValue TWO = AttributeValue.fromN("2");

    @Test
    void setsAreEqualInAnyOrderAlsoDeepInside() {
        AttributeValue ab = AttributeValue.fromSs(List.of("a", "b"));
        AttributeValue ba = AttributeValue.fromSs(List.of("b", "a"));

        assertThat(Values.equal(ab, ba)).isTrue();
        assertThat(Values.equal(
                        AttributeValue.fromM(Map.of("x", AttributeValue.fromL(List.of(ab)))),
                        AttributeValue.fromM(Map.of("x", AttributeValue.fromL(List.of(ba))))))
                .isTrue();
        assertThat(Values.equal(ab, AttributeValue.fromSs(List.of("a", "c")))).isFalse();
        assertThat(Values.equal(ab, AttributeValue.fromSs(List.of("a")))).isFalse();
    }

    @Test
    void listsAreEqualInOneOrderOnly() {
        assertThat(Values.equal(AttributeValue.fromL(List.of(ONE, TWO)), AttributeValue.fromL(List.of(TWO, ONE))))
                .isFalse();
    }

    @Test
    void valuesOfDifferentTypesAreNeverEqual() {
        assertThat(Values.equal(ONE, AttributeValue.fromS("1"))).isFalse();
        assertThat(Values.equal(AttributeValue.fromSs(List.of("1")), AttributeValue.fromNs(List.of("1"))))
                .isFalse();
    }

    @Test
    void mapsAreEqualByNameAndValue() {
        assertThat(Values.equal(Map.of("a", ONE), Map.of("a", ONE))).isTrue();
        assertThat(Values.equal(Map.of("a", ONE), Map.of("b", ONE))).isFalse();
        assertThat(Values.equal(Map.of("a", ONE), Map.of("a", TWO))).isFalse();
    }
}
