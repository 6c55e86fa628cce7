package dev.kiln.emulator.internal.dynamodb.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kiln.emulator.internal.dynamodb.expression.Condition;
import dev.kiln.emulator.internal.dynamodb.expression.KeyAttribute;
import dev.kiln.emulator.internal.dynamodb.expression.KeyClause;
import dev.kiln.emulator.internal.dynamodb.expression.KeyQuery;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class WhereTest {
    private static final KeyAttribute H = new KeyAttribute("h", ValueType.S);
    private static final KeyAttribute R = new KeyAttribute("r", ValueType.N);

    private static final Map<String, AttributeValue> ITEM = Map.of(
            "h", AttributeValue.fromS("p1"),
            "n", AttributeValue.fromN("1"),
            "l", AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromNul(true))),
            "s", AttributeValue.fromSs(List.of("a", "b")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h = 'p1' and n > 0",
                "'p1' = h",
                "h in ['p1', 'p2']",
                "h in ('p1', 'p2')",
                "h not in ('p3')",
                "n between 0 and 2",
                "begins_with(h, 'p')",
                "contains(s, 'a')",
                "size(l) = 2",
                "attribute_type(n, 'N')",
                "q is missing",
                "n is not missing",
                "l[1] is null",
                "l[0] is not null",
                "not n = 2",
                "n != 2 and n <> 3",
                "n = 2 or n = 1 and h = 'p1'",
                "(n = 2 or n = 1) and not (h = 'p2')"
            })
    void meansWhatTheExpressionMeans(String where) {
        assertThat(condition(where).matches(ITEM)).isTrue();
        assertThat(condition("not (" + where + ")").matches(ITEM)).isFalse();
    }

    @Test
    void findsTheKey() {
        assertThat(where("r = 1.0 and n = 5 and 'x' = h").requiredKey(List.of(H, R)))
                .isEqualTo(Map.of("h", AttributeValue.fromS("x"), "r", AttributeValue.fromN("1")));
        assertThat(where("h = 'x' and n = 5").asksMoreThan(List.of(H))).isTrue();
        assertThat(where("h = 'x'").asksMoreThan(List.of(H))).isFalse();
    }

    @Test
    void refusesToWriteWithoutAKey() {
        assertThatThrownBy(() -> where("h = 'x' or r = 1").requiredKey(List.of(H, R)))
                .hasMessageContaining("Where clause does not contain a mandatory equality on all key attributes");
        assertThatThrownBy(() -> where("h = 1").requiredKey(List.of(H)))
                .hasMessageContaining("Key attribute's data type should match its data type in table's schema: Key h");
    }

    @Test
    void queriesAsFarAsTheClauseNamesTheKey() {
        KeyQuery query = query("h = 'x' and r between 1 and 5 and n = 2");

        assertThat(query.hash()).containsExactly(AttributeValue.fromS("x"));
        assertThat(query.last())
                .isEqualTo(new KeyClause(
                        "r",
                        KeyClause.Operator.BETWEEN,
                        List.of(AttributeValue.fromN("1"), AttributeValue.fromN("5"))));
        assertThat(query("h = 'x' and r = 3").range()).containsExactly(AttributeValue.fromN("3"));
        assertThat(query("h = 'x' and r > 'text'").last()).isNull();
        assertThat(where("h > 'x'").partitions(H)).isNull();
    }

    @Test
    void asksForAnItemThatExists() {
        Condition condition = Where.of(null).onExisting("h");

        assertThat(condition.matches(ITEM)).isTrue();
        assertThat(condition.matches(Map.of())).isFalse();
    }

    private static KeyQuery query(String where) {
        List<AttributeValue> partitions = Objects.requireNonNull(where(where).partitions(H));
        return where(where).query(List.of(partitions.get(0)), List.of(R));
    }

    private static Condition condition(String where) {
        return Objects.requireNonNull(where(where).condition());
    }

    private static Where where(String where) {
        return Where.of(((Statement.Select) Statement.parse("select * from t where " + where, List.of())).where());
    }
}
