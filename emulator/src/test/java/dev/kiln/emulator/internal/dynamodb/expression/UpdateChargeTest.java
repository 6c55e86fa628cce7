package dev.kiln.emulator.internal.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Charges as they were measured: 22 bytes for an update of one clause that writes, and what the clause names and writes. */
class UpdateChargeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET b = :ten|33",
                "SET b = :ten, c = :one|55",
                "SET d.leaf = :ten|41",
                "SET d[10] = :ten|39",
                "SET c = big|41",
                "SET c = m.z|54",
                "SET n = n + :one|75",
                "SET n = n - :one|78",
                "SET c = if_not_exists(c, :ten)|88",
                "SET l = list_append(l, :list)|91",
                "ADD quantity :one|32",
                "REMOVE r|5",
                "REMOVE l[10]|11",
                "DELETE ss :set|6"
            })
    void countsWhatAnUpdateWritesAndItsClauses(String text, int bytes) {
        Map<String, AttributeValue> all = Map.of(
                ":ten", AttributeValue.fromS("y".repeat(10)),
                ":one", AttributeValue.fromN("1"),
                ":list",
                        AttributeValue.builder()
                                .l(AttributeValue.fromS("y".repeat(11)))
                                .build(),
                ":set", AttributeValue.builder().ss("q".repeat(20)).build());
        Map<String, AttributeValue> values = new HashMap<>(all);
        values.keySet().removeIf(name -> !text.contains(name));
        Update update = new ExpressionParameters(RequestLayer.ENVELOPE)
                .expression(ExpressionParameters.UPDATE, text)
                .values(values.isEmpty() ? null : values)
                .parse()
                .update();

        assertThat(update).isNotNull().extracting(Update::charge).isEqualTo((long) bytes);
    }
}
