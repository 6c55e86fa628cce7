package dev.kiln.emulator.internal.dynamodb.expression;

import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.list;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.map;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.n;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ProjectionTest {
    private static final Map<String, AttributeValue> ITEM = Map.of(
            "a", s("1"),
            "x.y", n(1),
            "l", list(n(0), n(1), n(2), AttributeValue.fromM(Map.of("x", s("y"), "z", s("w")))));

    @Test
    void takesAttributesAndPartsOfThem() {
        assertThat(projected("a, #dot")).isEqualTo(Map.of("a", s("1"), "x.y", n(1)));
        assertThat(projected("l[3].x")).isEqualTo(Map.of("l", list(map("x", s("y")))));
        assertThat(projected("l[3].x, l[3].z"))
                .isEqualTo(Map.of("l", list(AttributeValue.fromM(Map.of("x", s("y"), "z", s("w"))))));
    }

    @Test
    void keepsTheOrderOfListsAndClosesThemUp() {
        assertThat(projected("l[2], l[0]")).isEqualTo(Map.of("l", list(n(0), n(2))));
    }

    @Test
    void leavesNothingOfWhatDoesNotMatch() {
        assertThat(projected("q, l[9], l[3].q, a.b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,|Syntax error; token: \"<EOF>\", near: \",\"",
                "size(a)|Syntax error; token: \"(\", near: \"size(a\"",
                "(a)|Syntax error; token: \"(\", near: \"(a\"",
                ":s|Syntax error; token: \":s\", near: \":s\"",
                "#no, abort|Attribute name is a reserved keyword; reserved keyword: abort",
                "a, #no|An expression attribute name used in the document path is not defined; attribute name: #no",
                "a, #a|Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
                "x[0], x.y|Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [x, [0]], path two: [x, y]"
            })
    void saysWhatIsWrong(String text, String message) {
        assertThat(ExpressionFixture.refusal("ProjectionExpression", text))
                .isEqualTo("Invalid ProjectionExpression: " + message);
    }

    private static Map<String, AttributeValue> projected(String text) {
        Projection projection =
                ExpressionFixture.parse("ProjectionExpression", text).projection();
        return Objects.requireNonNull(projection).of(ITEM);
    }
}
