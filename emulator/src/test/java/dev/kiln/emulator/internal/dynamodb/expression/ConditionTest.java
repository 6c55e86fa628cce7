package dev.kiln.emulator.internal.dynamodb.expression;

import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.list;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.map;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.n;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.s;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** :s is "a", :z is "z", :n is 1, :l is ["x"], :ss is {a, b}, :ns is {1}, :b is the byte of "a". */
class ConditionTest {
    private static final Map<String, AttributeValue> ITEM = Map.of(
            "a", s("abc"),
            "uno", n(1),
            "due", n(2),
            "ba", AttributeValue.fromSs(List.of("b", "a")),
            "doc", map("elems", list(s("x"), n(1), AttributeValue.fromSs(List.of("b", "a")))),
            "yes", AttributeValue.fromBool(true),
            "bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("ab")),
            "nothing", AttributeValue.fromNul(true),
            "x.y", n(1));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a > :s",
                "uno = :n",
                "due > uno",
                "due <> uno",
                "uno <> :s",
                "ba = :ss",
                "#dot = :n",
                "gone <> :n",
                "not gone = :n",
                "attribute_exists(doc.elems[2])",
                "attribute_not_exists(doc.elems[3])",
                "attribute_not_exists(doc.more)",
                "attribute_not_exists(a.b)",
                "attribute_exists(nothing)",
                "begins_with(a, :s)",
                "begins_with(bytes, :b)",
                "contains(a, :s)",
                "contains(bytes, :b)",
                "contains(ba, :s)",
                "contains(doc.elems, :n)",
                "contains(doc.elems, :ss)",
                "size(a) > due",
                "size(ba) = due",
                "size(doc) = uno",
                "size(gone) <> :n",
                "uno in (:s, :n)",
                "uno between :n and due",
                "a between :s and :z",
                "uno = :s or due = :n or a > :s and uno = :n",
                "not (uno = :n and due = :n)",
                "(uno = :s or uno = :n) and due > :n"
            })
    void holds(String text) {
        assertThat(matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a < :s",
                "uno = :s",
                "uno > :s",
                "ba = :ns",
                "gone = :n",
                "gone < :n",
                "gone between :n and :n",
                "gone in (:n)",
                "begins_with(uno, :s)",
                "begins_with(:s, a)",
                "contains(ba, :ss)",
                "contains(uno, :n)",
                "contains(doc, :s)",
                "size(uno) = :n",
                "size(gone) = :n",
                "attribute_exists(gone)",
                "attribute_exists(a[0])",
                "not yes = :bool"
            })
    void doesNotHold(String text) {
        assertThat(matches(text)).isFalse();
    }

    @Test
    void asksAMissingItemAsAnEmptyOne() {
        Condition condition = condition("attribute_not_exists(a)");

        assertThat(condition.matches(Map.of())).isTrue();
    }

    @Test
    void tellsWhichAttributesItReads() {
        Condition condition = condition("a = :s and size(doc.elems[1].x) > :n or not contains(:ss, #dot)");

        assertThat(condition.attributes()).containsExactly("a", "doc", "x.y");
        assertThat(condition.nested()).containsExactly("doc");
    }

    private static boolean matches(String text) {
        return condition(text).matches(ITEM);
    }

    private static Condition condition(String text) {
        Condition condition = ExpressionFixture.parse("FilterExpression", text).filter();
        return Objects.requireNonNull(condition);
    }
}
