package dev.kiln.emulator.internal.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ValueChecksTest {
    private static final String INVALID = "One or more parameter values were invalid: ";

    @Test
    void storesNumbersCanonicallyWhereverTheyAre() {
        Map<String, AttributeValue> item = Map.of(
                "n", AttributeValue.fromN("01.0"),
                "ns", AttributeValue.fromNs(List.of("1e1", "2")),
                "l", AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("x", AttributeValue.fromN("-0"))))));

        Map<String, AttributeValue> stored = new ValueChecks(RequestLayer.BARE).item(item);

        assertThat(stored)
                .containsEntry("n", AttributeValue.fromN("1"))
                .containsEntry("ns", AttributeValue.fromNs(List.of("2", "10")))
                .containsEntry(
                        "l",
                        AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("x", AttributeValue.fromN("0"))))));
    }

    @Test
    void returnsACanonicalItemItself() {
        Map<String, AttributeValue> item = Map.of(
                "a", AttributeValue.fromM(Map.of("b", AttributeValue.fromN("1"))), "e", AttributeValue.fromS(""));

        assertThat(new ValueChecks(RequestLayer.BARE).item(item)).isSameAs(item);
    }

    @Test
    void refusesEmptySetsAndNullsThatAreFalse() {
        refused(AttributeValue.fromSs(List.of())).isEqualTo(INVALID + "An string set  may not be empty");
        refused(AttributeValue.fromNs(List.of())).isEqualTo(INVALID + "An number set  may not be empty");
        refused(AttributeValue.fromBs(List.of())).isEqualTo(INVALID + "Binary sets should not be empty");
        refused(AttributeValue.fromNul(false))
                .isEqualTo(INVALID + "Null attribute value types must have the value of true");
    }

    @Test
    void allowsEmptyMembersOfSets() {
        AttributeValue value = AttributeValue.fromSs(List.of("", "a"));

        assertThat(new ValueChecks(RequestLayer.BARE).value(value)).isSameAs(value);
    }

    @Test
    void refusesNoneAndSeveralTypes() {
        refused(AttributeValue.builder().build())
                .isEqualTo("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        refused(AttributeValue.builder().s("a").n("1").build())
                .isEqualTo("Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                        + " supported datatypes");
        refused(AttributeValue.builder().s("a").n("x").build())
                .isEqualTo("The parameter cannot be converted to a numeric value: x");
    }

    @Test
    void namesDuplicatesInTheWordsOfTheLayer() {
        AttributeValue strings = AttributeValue.fromSs(List.of("b", "a", "b"));
        AttributeValue numbers = AttributeValue.fromNs(List.of("1", "1.0"));
        AttributeValue binaries = AttributeValue.fromBs(List.of(bytes(0), bytes(255), bytes(0)));

        refused(strings).isEqualTo(INVALID + "Input collection [\"a\", \"b\", \"b\"] contains duplicates.");
        refused(numbers).isEqualTo(INVALID + "Input collection contains duplicates.");
        refused(binaries)
                .isEqualTo(INVALID + "Input collection [\"AA==\",\"/w==\",\"AA==\"]of type BS contains duplicates.");
        refused(strings, RequestLayer.OLD).isEqualTo(INVALID + "Input collection [b, a, b] contains duplicates.");
        refused(numbers, RequestLayer.OLD).isEqualTo("Input collection contains duplicates");
        refused(binaries, RequestLayer.OLD)
                .isEqualTo(INVALID + "Input collection [AA==, /w==, AA==]of type BS contains duplicates.");
    }

    @Test
    void tellsTheMembersBeforeTheFirstRepeatInTheirOrder() {
        refused(AttributeValue.fromBs(List.of(bytes(255), bytes(0), bytes(0))))
                .isEqualTo(INVALID + "Input collection [\"AA==\",\"/w==\",\"AA==\"]of type BS contains duplicates.");
        refused(AttributeValue.fromSs(List.of("c", "b", "c", "a")))
                .isEqualTo(INVALID + "Input collection [\"b\", \"c\", \"c\", \"a\"] contains duplicates.");
    }

    @Test
    void keepsSetsInDynamoDbsOrder() {
        ValueChecks checks = new ValueChecks(RequestLayer.ENVELOPE);

        assertThat(checks.value(AttributeValue.fromSs(List.of("b", "", "a"))).ss())
                .containsExactly("", "a", "b");
        assertThat(checks.value(AttributeValue.fromNs(List.of("10", "-3", "9"))).ns())
                .containsExactly("-3", "9", "10");
        assertThat(checks.value(AttributeValue.fromBs(List.of(bytes(255), bytes(0))))
                        .bs())
                .containsExactly(bytes(0), bytes(255));
    }

    @Test
    void looksAtNamesInTheItemFirstAndAtNamesInValuesLastInTheOldLayer() {
        ValueChecks checks = new ValueChecks(RequestLayer.OLD);
        AttributeValue nameless = AttributeValue.fromM(Map.of("", AttributeValue.fromS("x")));

        assertThatThrownBy(() -> checks.item(Map.of("d", nested(32), "", AttributeValue.fromS("x"))))
                .hasMessageContaining("Empty attribute name");
        assertThatThrownBy(() -> checks.item(Map.of("m", nameless, "d", nested(32))))
                .hasMessageContaining("Nesting Levels have exceeded supported limits");
    }

    @Test
    void putsTheEnvelopeAroundWhatIsWrong() {
        refused(AttributeValue.fromN("x"), RequestLayer.ENVELOPE)
                .isEqualTo("1 validation error detected: The parameter cannot be converted to a numeric value: x");
    }

    @Test
    void allowsThirtyTwoLevels() {
        ValueChecks checks = new ValueChecks(RequestLayer.BARE);

        assertThat(checks.value(nested(31))).isNotNull();
        refused(nested(32))
                .isEqualTo("Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
                        + " beyond supported limit");
    }

    @Test
    void refusesAnEmptyName() {
        assertThatThrownBy(() -> new ValueChecks(RequestLayer.BARE).item(Map.of("", AttributeValue.fromS("a"))))
                .hasMessageContaining("Empty attribute name");
    }

    private static AttributeValue nested(int documents) {
        AttributeValue value = AttributeValue.fromS("x");
        for (int i = 0; i < documents; i++) {
            value = i % 2 == 0 ? AttributeValue.fromL(List.of(value)) : AttributeValue.fromM(Map.of("m", value));
        }
        return value;
    }

    private static SdkBytes bytes(int value) {
        return SdkBytes.fromByteArray(new byte[] {(byte) value});
    }

    private static AbstractStringAssert<?> refused(AttributeValue value) {
        return refused(value, RequestLayer.BARE);
    }

    private static AbstractStringAssert<?> refused(AttributeValue value, RequestLayer layer) {
        try {
            new ValueChecks(layer).value(value);
            return assertThat("accepted");
        } catch (AwsServiceException refusal) {
            return assertThat(refusal.awsErrorDetails().errorMessage());
        }
    }
}
