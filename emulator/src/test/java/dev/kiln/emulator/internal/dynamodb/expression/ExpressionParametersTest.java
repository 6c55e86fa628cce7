package dev.kiln.emulator.internal.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.dynamodb.value.RequestLayer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ExpressionParametersTest {
    private static final AttributeValue A = AttributeValue.fromS("a");

    @Test
    void doesNotMixExpressionsWithTheirPredecessors() {
        ExpressionParameters parameters = update(RequestLayer.ENVELOPE)
                .legacy("AttributeUpdates", true)
                .legacy("Expected", false)
                .expression(ExpressionParameters.CONDITION, "x");

        assertThat(ExpressionFixture.refusal(parameters::parse))
                .isEqualTo(
                        "1 validation error detected: Can not use both expression and non-expression parameters in the"
                                + " same request: Non-expression parameters: {AttributeUpdates} Expression parameters:"
                                + " {ConditionExpression}");
    }

    @Test
    void allowsKeyConditionsBesideAFilter() {
        ExpressionParameters parameters = new ExpressionParameters(RequestLayer.BARE)
                .expression(ExpressionParameters.FILTER, "a = b")
                .expression(ExpressionParameters.KEY_CONDITION, null)
                .legacy("KeyConditions", true);

        assertThat(parameters.parse().filter()).isNotNull();
    }

    @Test
    void takesNamesAndValuesOnlyForExpressions() {
        assertThat(ExpressionFixture.refusal(update(RequestLayer.BARE).names(Map.of("#a", "a"))::parse))
                .isEqualTo("ExpressionAttributeNames can only be specified when using expressions");
        assertThat(ExpressionFixture.refusal(update(RequestLayer.BARE).values(Map.of(":a", A))::parse))
                .isEqualTo("ExpressionAttributeValues can only be specified when using expressions");
        assertThat(ExpressionFixture.refusal(update(RequestLayer.OLD).values(Map.of(":a", A))::parse))
                .isEqualTo(
                        "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and"
                                + " ConditionExpression are null");
    }

    @Test
    void checksNamesAndValues() {
        assertThat(refusal(Map.of(), null)).isEqualTo("ExpressionAttributeNames must not be empty");
        assertThat(refusal(Map.of("a", "b"), null))
                .isEqualTo("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
        assertThat(refusal(Map.of("#a", ""), null))
                .isEqualTo("ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
        assertThat(refusal(null, Map.of())).isEqualTo("ExpressionAttributeValues must not be empty");
        assertThat(refusal(null, Map.of(":a-b", A)))
                .isEqualTo("ExpressionAttributeValues contains invalid key: Syntax error; key: \":a-b\"");
    }

    @Test
    void namesTheBadValueInTheOldLayerOnly() {
        Map<String, AttributeValue> values = Map.of(":a", AttributeValue.fromSs(List.of()));
        String invalid = "One or more parameter values were invalid: An string set  may not be empty";

        assertThat(refusal(null, values)).isEqualTo(invalid);
        assertThat(ExpressionFixture.refusal(new ExpressionParameters(RequestLayer.OLD)
                        .expression(ExpressionParameters.FILTER, "a = :a")
                        .values(values)::parse))
                .isEqualTo("ExpressionAttributeValues contains invalid value: " + invalid + " for key :a");
    }

    @Test
    void wantsAllNamesAndValuesUsedByOneOfTheExpressions() {
        ExpressionParameters parameters = update(RequestLayer.BARE)
                .expression(ExpressionParameters.UPDATE, "set #a = :a")
                .expression(ExpressionParameters.CONDITION, "b = :b");

        assertThat(ExpressionFixture.refusal(parameters
                        .names(Map.of("#a", "x", "#c", "y", "#b", "z"))
                        .values(Map.of(":a", A, ":b", A))::parse))
                .isEqualTo("Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #c}");
        assertThat(ExpressionFixture.refusal(
                        parameters.names(Map.of("#a", "x")).values(Map.of(":a", A, ":b", A, ":c", A))::parse))
                .isEqualTo("Value provided in ExpressionAttributeValues unused in expressions: keys: {:c}");
        assertThat(ExpressionFixture.refusal(parameters.values(Map.of(":a", A, ":b", A))::parse))
                .isEqualTo("accepted");
    }

    @Test
    void storesGivenNumbersCanonically() {
        Expressions expressions = new ExpressionParameters(RequestLayer.BARE)
                .expression(ExpressionParameters.CONDITION, "a = :a")
                .values(Map.of(":a", AttributeValue.fromN("1.0")))
                .parse();

        assertThat(Objects.requireNonNull(expressions.condition()).matches(Map.of("a", AttributeValue.fromN("1"))))
                .isTrue();
    }

    private static ExpressionParameters update(RequestLayer layer) {
        return new ExpressionParameters(layer)
                .expression(ExpressionParameters.UPDATE, null)
                .expression(ExpressionParameters.CONDITION, null);
    }

    private static String refusal(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        return ExpressionFixture.refusal(new ExpressionParameters(RequestLayer.BARE)
                .expression(ExpressionParameters.CONDITION, "a = b")
                .names(names)
                .values(values)::parse);
    }
}
