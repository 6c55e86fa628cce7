package dev.kiln.emulator.internal.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in an update, with the words that Amazon's own parser has for it. */
class UpdateSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET b = :s",
                "SeT b = :s, c[0].d = c[1] ReMoVe e, f.g ADD h :n, i :ss DELETE j :ns",
                "set b = (:n + :n)",
                "set b = (:n) - (c)",
                "set b = if_not_exists(b, :n) + :n",
                "set b = list_append(if_not_exists(b, :l), :l)",
                "set b = if_not_exists(b, if_not_exists(c, :l))",
                "set b.#dot = :s, b.#abort = :s"
            })
    void acceptsUpdates(String text) {
        assertThat(refusal(text)).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INVALID SYNTAX|INVALID|INVALID SYNTAX",
                "SET|<EOF>|SET",
                "set b = :s,|<EOF>|,",
                "set b = :s c|c|:s c",
                "set b = :n + :n + :n|+|:n + :n",
                "set (b) = :s|(|set (b",
                "set b = if_not_exists(b, c+:n)|+|c+:n",
                "add b c|c|b c",
                "add b = :n|=|b = :n",
                "remove :s|:s|remove :s",
                "set add = :s|add|set add =",
                "set between = :s|between|set between ="
            })
    void namesTheTokenThatCannotStandThere(String text, String token, String near) {
        assertThat(refusal(text)).isEqualTo("Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "set b = ((:n))|The expression has redundant parentheses;",
                "set abort = foo(:s)|Attribute name is a reserved keyword; reserved keyword: abort",
                "set b = foo(:s, bar(:no)) add c :s|Invalid function name; function: foo",
                "set b = size(c)|The function is not allowed in an update expression; function: size",
                "set b = :n + list_append(:l, :l)|The function is not allowed to be used this way in an expression; function: list_append",
                "set b = :s set c = foo(:s)|Invalid function name; function: foo",
                "set b = :s set c = #no|The \"SET\" section can only be used once in an update expression;",
                "set b = :s, c = :no, #no = :s|An expression attribute name used in the document path is not defined; attribute name: #no",
                "set b = :no, b.c = :s|Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [b], path two: [b, c]",
                "set b[1] = :s, #a = :s, b.c = :s, a = :s|Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]",
                "set b[1] = :s, b.c = :s|Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [b, [1]], path two: [b, c]",
                "set b = if_not_exists(:s, :no)|An expression attribute value used in expression is not defined; attribute value: :no",
                "set c = :n + :s add b :s|Incorrect operand type for operator or function; operator: ADD, operand type: STRING",
                "delete b :n|Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER",
                "set c = if_not_exists(:s, :s), d = list_append(:l)|Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1",
                "set b = :n + :s, c = if_not_exists(:s, :s)|Operator or function requires a document path; operator or function: if_not_exists",
                "set b = c - :s|Incorrect operand type for operator or function; operator or function: -, operand type: S",
                "set b = list_append(:m, c)|Incorrect operand type for operator or function; operator or function: list_append, operand type: M"
            })
    void saysWhatIsWrongInAwsOrder(String text, String message) {
        assertThat(refusal(text)).isEqualTo(message);
    }

    @Test
    void doesNotSayTheSizeOfATooLongUpdate() {
        assertThat(refusal("set b=:s" + " ".repeat(4096)))
                .isEqualTo("Expression size has exceeded the maximum allowed size;");
    }

    private static String refusal(String text) {
        return ExpressionFixture.refusal("UpdateExpression", text).replace("Invalid UpdateExpression: ", "");
    }
}
