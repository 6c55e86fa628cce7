package dev.kiln.emulator.internal.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemSizeTest {
    @Test
    void countsNamesAndValuesInUtf8() {
        assertThat(ItemSize.of(Map.of("é", AttributeValue.fromS("a€\uD83D\uDE00"))))
                .isEqualTo(2 + 1 + 3 + 4);
    }

    @Test
    void countsEachType() {
        AttributeValue s = AttributeValue.fromS("ab");
        assertThat(ItemSize.of(AttributeValue.fromN("123456"))).isEqualTo(4);
        assertThat(ItemSize.of(AttributeValue.fromB(SdkBytes.fromUtf8String("abc"))))
                .isEqualTo(3);
        assertThat(ItemSize.of(AttributeValue.fromBool(true))).isEqualTo(1);
        assertThat(ItemSize.of(AttributeValue.fromNul(true))).isEqualTo(1);
        assertThat(ItemSize.of(AttributeValue.fromSs(List.of("a", "bc")))).isEqualTo(3);
        assertThat(ItemSize.of(AttributeValue.fromNs(List.of("1", "200")))).isEqualTo(4);
        assertThat(ItemSize.of(AttributeValue.fromL(List.of()))).isEqualTo(3);
        assertThat(ItemSize.of(AttributeValue.fromL(List.of(s, s)))).isEqualTo(3 + 3 + 3);
        assertThat(ItemSize.of(AttributeValue.fromM(Map.of("xyz", s)))).isEqualTo(3 + 1 + 3 + 2);
    }

    @Test
    void measuresPagesOnStoredItemsWithTheRangeKeyInEachBlock() {
        Map<String, AttributeValue> item = Map.of(
                "partition", AttributeValue.fromS("p"),
                "range", AttributeValue.fromS("rr"),
                "text", AttributeValue.fromS("x".repeat(3100)));

        // 1 + 1 + 1 for the partition, 1 + 3100 + 2 for the text: two blocks
        assertThat(ItemSize.ofPage(item, "range")).isEqualTo(2 + 3106 + 2 * (18 + 2));
    }
}
