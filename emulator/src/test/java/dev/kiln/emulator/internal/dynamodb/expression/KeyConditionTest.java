package dev.kiln.emulator.internal.dynamodb.expression;

import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.n;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** :s is "a", :z is "z", :n is 1. The key is h and r, both strings; or h, i (N) and r, q (N), t. */
class KeyConditionTest {
    private static final KeyAttribute H = new KeyAttribute("h", ValueType.S);
    private static final KeyAttribute I = new KeyAttribute("i", ValueType.N);
    private static final KeyAttribute R = new KeyAttribute("r", ValueType.S);
    private static final KeyAttribute Q = new KeyAttribute("q", ValueType.N);
    private static final KeyAttribute T = new KeyAttribute("t", ValueType.S);

    @Test
    void takesClausesInAnyOrderAndFromEitherSide() {
        KeyQuery query = condition(":s < r and (:z = h)").on(List.of(H), List.of(R));

        assertThat(query.hash()).containsExactly(s("z"));
        assertThat(query.range()).isEmpty();
        assertThat(query.last()).isEqualTo(new KeyClause("r", KeyClause.Operator.GT, List.of(s("a"))));
    }

    @Test
    void matchesSortKeys() {
        assertThat(last("r between :s and :z").matches(s("m"))).isTrue();
        assertThat(last("r between :s and :z").matches(s("zz"))).isFalse();
        assertThat(last("begins_with(r, :s)").matches(s("ab"))).isTrue();
        assertThat(last("r <= :s").matches(s("a"))).isTrue();
        assertThat(last("r < :s").matches(s("a"))).isFalse();
    }

    @Test
    void takesAllOfAKeyOfSeveralAttributes() {
        KeyQuery query = condition("q > :n and r = :s and i = :n and h = :s").on(List.of(H, I), List.of(R, Q, T));

        assertThat(query.hash()).containsExactly(s("a"), n(1));
        assertThat(query.range()).containsExactly(s("a"));
        assertThat(query.last()).isEqualTo(new KeyClause("q", KeyClause.Operator.GT, List.of(n(1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "h = :s and r = :s|HASH key attributes i must have equality conditions specified in the query",
                "h = :s and i = :n and q = :n|RANGE key attributes r must have equality conditions specified in the query because a condition is present on key attribute q",
                "h = :s and i = :n and r > :s and q = :n|RANGE key attributes r must have equality conditions specified in the query because a condition is present on key attribute q",
                "h = :s and i > :n|HASH key attributes i must have equality conditions specified in the query",
                "h = :s and i = :s|One or more parameter values were invalid: Condition parameter type does not match schema type"
            })
    void refusesGapsInAKeyOfSeveralAttributes(String text, String message) {
        assertThat(ExpressionFixture.refusal(() -> condition(text).on(List.of(H, I), List.of(R, Q, T))))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r = :s|Query condition missed key schema element: h",
                "h = :s and x = :s|Query condition missed key schema element: r",
                "h > :s|Query key condition not supported",
                "begins_with(h, :s)|Query key condition not supported",
                "h = :s and r = :s and x = :s|The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)",
                "h = :n|One or more parameter values were invalid: Condition parameter type does not match schema type",
                "h = :s or r = :s|Invalid operator used in KeyConditionExpression: OR",
                "h = :s and not r = :s|Invalid operator used in KeyConditionExpression: NOT",
                "h = :s and r <> :s|Invalid operator used in KeyConditionExpression: <>",
                "h = :s and r in (:s)|Invalid operator used in KeyConditionExpression: IN",
                "h = :s and contains(r, :s)|Invalid operator used in KeyConditionExpression: contains",
                "h = :s and size(r) = :n|KeyConditionExpressions cannot contain nested operations",
                "h = :s and :s between r and :z|Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand",
                "h = :s and begins_with(:s, r)|Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand",
                "h = r|Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition",
                "h = :s and r[0] = :s|KeyConditionExpressions cannot have conditions on nested attributes",
                "h = :s and h = :s|Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key",
                ":s = :s|Invalid condition in KeyConditionExpression: No key attribute specified",
                "h = :s and r < :bool|Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL",
                "h = :no or r = :s|Invalid KeyConditionExpression: An expression attribute value used in expression is not defined; attribute value: :no"
            })
    void saysWhatIsNoConditionOnAKey(String text, String message) {
        assertThat(ExpressionFixture.refusal(() -> condition(text).on(List.of(H), List.of(R))))
                .isEqualTo(message);
    }

    @Test
    void refusesASecondClauseWhereThereIsNoSortKey() {
        assertThat(ExpressionFixture.refusal(
                        () -> condition("h = :s and r = :s").on(List.of(H), List.of())))
                .isEqualTo("Query key condition not supported");
    }

    private static KeyClause last(String text) {
        KeyClause last =
                condition("h = :s and " + text).on(List.of(H), List.of(R)).last();
        return Objects.requireNonNull(last);
    }

    private static KeyCondition condition(String text) {
        KeyCondition condition =
                ExpressionFixture.parse("KeyConditionExpression", text).keyCondition();
        return Objects.requireNonNull(condition);
    }
}
