package dev.kiln.emulator.internal.dynamodb.expression;

import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.list;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.n;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeAction;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.ExpectedAttributeValue;

class LegacyTest {
    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final Legacy LEGACY = new Legacy(RequestLayer.BARE);
    private static final AttributeValue SET = AttributeValue.fromSs(List.of("a"));

    static Stream<Arguments> wrongExpectations() {
        return Stream.of(
                Arguments.of(
                        ExpectedAttributeValue.builder(),
                        "Value must be provided when Exists is null for Attribute: b"),
                Arguments.of(
                        ExpectedAttributeValue.builder().exists(true),
                        "Value must be provided when Exists is true for Attribute: b"),
                Arguments.of(
                        ExpectedAttributeValue.builder().exists(false).value(s("x")),
                        "Value cannot be used when Exists is false for Attribute: b"),
                Arguments.of(
                        ExpectedAttributeValue.builder().value(s("x")).attributeValueList(s("x")),
                        "Value and AttributeValueList cannot be used together for Attribute: b"),
                Arguments.of(
                        ExpectedAttributeValue.builder().attributeValueList(s("x")),
                        "AttributeValueList can only be used with a ComparisonOperator for Attribute: b"),
                Arguments.of(
                        expected(ComparisonOperator.EQ).exists(true).value(s("x")),
                        "Exists and ComparisonOperator cannot be used together for Attribute: b"),
                Arguments.of(
                        expected(ComparisonOperator.EQ),
                        "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: b"),
                Arguments.of(
                        expected(ComparisonOperator.EQ, s("x"), s("y")),
                        "Invalid number of argument(s) for the EQ ComparisonOperator"),
                Arguments.of(
                        expected(ComparisonOperator.NULL, s("x")),
                        "Invalid number of argument(s) for the NULL ComparisonOperator"),
                Arguments.of(
                        expected(ComparisonOperator.BETWEEN, s("x"), n(1)),
                        "AttributeValues inside AttributeValueList must be of same type"),
                Arguments.of(
                        expected(ComparisonOperator.LT, SET),
                        "ComparisonOperator LT is not valid for SS AttributeValue type"),
                Arguments.of(
                        expected(ComparisonOperator.IN, AttributeValue.fromBool(true)),
                        "ComparisonOperator IN is not valid for BOOL AttributeValue type"),
                Arguments.of(
                        expected(ComparisonOperator.CONTAINS, list()),
                        "ComparisonOperator CONTAINS is not valid for L AttributeValue type"),
                Arguments.of(
                        expected(ComparisonOperator.BEGINS_WITH, n(1)),
                        "ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type"));
    }

    @ParameterizedTest
    @MethodSource("wrongExpectations")
    void saysWhatIsWrongWithAnExpectation(ExpectedAttributeValue.Builder expected, String message) {
        assertThat(ExpressionFixture.refusal(() -> LEGACY.expected(Map.of("b", expected.build()), null)))
                .isEqualTo(INVALID + message);
    }

    @Test
    void refusesARangeThatIsUpsideDown() {
        assertThat(ExpressionFixture.refusal(() -> LEGACY.expected(
                        Map.of(
                                "b",
                                expected(ComparisonOperator.BETWEEN, n(2), n(1)).build()),
                        null)))
                .isEqualTo(
                        "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
    }

    @Test
    void combinesNothingOrOneConditionWithNoOperator() {
        assertThat(ExpressionFixture.refusal(() -> LEGACY.checkOperator(ConditionalOperator.OR, 0)))
                .isEqualTo("ConditionalOperator cannot be used without Filter or Expected");
        assertThat(ExpressionFixture.refusal(() -> LEGACY.checkOperator(ConditionalOperator.OR, 1)))
                .isEqualTo("ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }

    @Test
    void meansWhatTheExpressionMeans() {
        Map<String, AttributeValue> item = Map.of("a", s("abc"), "n", n(3), "set", SET);

        assertThat(filter(item, "a", ComparisonOperator.BEGINS_WITH, s("ab"))).isTrue();
        assertThat(filter(item, "a", ComparisonOperator.NOT_CONTAINS, s("x"))).isTrue();
        assertThat(filter(item, "set", ComparisonOperator.CONTAINS, s("a"))).isTrue();
        assertThat(filter(item, "n", ComparisonOperator.BETWEEN, n(2), n(3))).isTrue();
        assertThat(filter(item, "n", ComparisonOperator.IN, n(2), n(4))).isFalse();
        assertThat(filter(item, "x.y", ComparisonOperator.NULL)).isTrue();
        assertThat(filter(item, "n", ComparisonOperator.NULL)).isFalse();
        assertThat(filter(item, "n", ComparisonOperator.NE, s("3"))).isTrue();
    }

    @Test
    void combinesByTheOperator() {
        Map<String, ExpectedAttributeValue> expected = Map.of(
                "a", ExpectedAttributeValue.builder().value(n(1)).build(),
                "b", ExpectedAttributeValue.builder().exists(false).build());
        Map<String, AttributeValue> item = Map.of("b", n(1), "a", n(1));

        assertThat(LEGACY.expected(expected, null).matches(item)).isFalse();
        assertThat(LEGACY.expected(expected, ConditionalOperator.OR).matches(item))
                .isTrue();
    }

    static Stream<Arguments> wrongUpdates() {
        return Stream.of(
                Arguments.of(null, null, "Only DELETE action is allowed when no attribute value is specified"),
                Arguments.of(AttributeAction.ADD, s("x"), "ADD action is not supported for the type S"),
                Arguments.of(AttributeAction.DELETE, n(1), "DELETE action with value is not supported for the type N"));
    }

    @ParameterizedTest
    @MethodSource("wrongUpdates")
    void saysWhatIsWrongWithAnUpdate(@Nullable AttributeAction action, @Nullable AttributeValue value, String message) {
        AttributeValueUpdate update =
                AttributeValueUpdate.builder().action(action).value(value).build();

        assertThat(ExpressionFixture.refusal(() -> LEGACY.updates(Map.of("b", update))))
                .isEqualTo(INVALID + message);
    }

    @Test
    void updatesAttributes() {
        Update update = LEGACY.updates(Map.of(
                "a.b", update(AttributeAction.PUT, s("x")),
                "n", update(AttributeAction.ADD, n(2)),
                "l", update(AttributeAction.ADD, list(n(1))),
                "gone", update(AttributeAction.DELETE, null)));

        assertThat(update.apply(Map.of("n", n(1), "l", list(n(0)), "gone", n(1)), true))
                .isEqualTo(Map.of("a.b", s("x"), "n", n(3), "l", list(n(0), n(1))));
        assertThat(ExpressionFixture.refusal(() -> update.apply(Map.of("n", s("1")), true)))
                .isEqualTo("Type mismatch for attribute to update");
    }

    @Test
    void queriesByKeyConditions() {
        KeyCondition condition = LEGACY.keyConditions(
                Map.of("h", condition(ComparisonOperator.EQ, s("x")), "r", condition(ComparisonOperator.GE, n(1))));

        KeyQuery query =
                condition.on(List.of(new KeyAttribute("h", ValueType.S)), List.of(new KeyAttribute("r", ValueType.N)));

        assertThat(query.hash()).containsExactly(s("x"));
        assertThat(query.last()).isEqualTo(new KeyClause("r", KeyClause.Operator.GE, List.of(n(1))));
        assertThat(ExpressionFixture.refusal(() -> LEGACY.keyConditions(
                                Map.of("h", condition(ComparisonOperator.NE, s("x"))))
                        .on(List.of(new KeyAttribute("h", ValueType.S)), List.of())))
                .isEqualTo("Attempted conditional constraint is not an indexable operation");
    }

    @Test
    void projectsWholeAttributes() {
        assertThat(LEGACY.attributesToGet(List.of("a.b", "c")).of(Map.of("a.b", n(1), "d", n(2))))
                .isEqualTo(Map.of("a.b", n(1)));
        assertThat(ExpressionFixture.refusal(() -> LEGACY.attributesToGet(List.of("a", "a"))))
                .isEqualTo(INVALID + "Duplicate value in attribute name: a");
    }

    private static boolean filter(
            Map<String, AttributeValue> item, String attribute, ComparisonOperator operator, AttributeValue... values) {
        return LEGACY.filter(Map.of(attribute, condition(operator, values)), null)
                .matches(item);
    }

    private static software.amazon.awssdk.services.dynamodb.model.Condition condition(
            ComparisonOperator operator, AttributeValue... values) {
        return software.amazon.awssdk.services.dynamodb.model.Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(values)
                .build();
    }

    private static ExpectedAttributeValue.Builder expected(ComparisonOperator operator, AttributeValue... values) {
        ExpectedAttributeValue.Builder builder =
                ExpectedAttributeValue.builder().comparisonOperator(operator);
        return values.length == 0 ? builder : builder.attributeValueList(values);
    }

    private static AttributeValueUpdate update(AttributeAction action, @Nullable AttributeValue value) {
        return AttributeValueUpdate.builder().action(action).value(value).build();
    }
}
