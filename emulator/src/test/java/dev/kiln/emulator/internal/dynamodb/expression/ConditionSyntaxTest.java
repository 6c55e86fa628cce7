package dev.kiln.emulator.internal.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused in a condition, with the words that Amazon's own parser has for it. */
class ConditionSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = :s",
                "a\n=\t:s",
                "(a) = :s",
                "(a = :s)",
                "((a = :s) and (b = :s))",
                "a = :s or b = :s and not c = :s",
                "not not a = :s",
                "a in (:s)",
                "a in ((:s))",
                "a IN (b, c, :s)",
                "a between :s and :z",
                "a Between :n aNd size(b)",
                "size((a)) > :n",
                "size(:s) = :n",
                ":s = :s",
                "contains(:s, a)",
                "begins_with(:s, :s)",
                "a[0][1].b[22] <> :s",
                "x.#dot.#abort = :s",
                "a . b [ 1 ] = :s"
            })
    void acceptsConditions(String text) {
        assertThat(refusal(text)).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "a|<EOF>|a",
                "a b c d|b|a b c",
                "a = :s AND|<EOF>|AND",
                "a = :s b|b|:s b",
                "a  =  =  :s|=|=  =  :s",
                "_a = :s|_|_a",
                "1a = :s|1|1a",
                "a = $|$|= $",
                "a = 5|5|= 5",
                "a[x] = :s|x|[x]",
                "a[-1] = :s|-|[-1",
                "a[01] = :s|1|01]",
                "a..b = :s|.|..b",
                "a in :s|:s|in :s",
                "a in ()|)|()",
                "a in (:s,)|)|,)",
                "a between :s|<EOF>|:s",
                "attribute_exists()|)|()",
                "a = :s)|)|:s)",
                "a = :n + :n|+|:n + :n",
                "size(a).b > :n|.|).b",
                "between = :s|between|between =",
                "a.in = :s|in|.in =",
                "set = :s|set|set =",
                "a AND b = :s|AND|a AND b",
                "# = :s|#|# =",
                "a = :|:|= :",
                "ü > a|ü|ü >",
                "a !=:s|!|a !="
            })
    void namesTheTokenThatCannotStandThere(String text, String token, String near) {
        assertThat(ExpressionFixture.refusal("FilterExpression", text))
                .isEqualTo("Invalid FilterExpression: Syntax error; token: \"" + token + "\", near: \"" + near + "\"");
    }

    @Test
    void keepsTheSpacesAroundATokenAtAnEnd() {
        assertThat(refusal(" = :s")).isEqualTo("Syntax error; token: \"=\", near: \" = :s\"");
        assertThat(refusal("  a  b  ")).isEqualTo("Syntax error; token: \"b\", near: \"a  b  \"");
        assertThat(refusal("  ")).isEqualTo("Syntax error; token: \"<EOF>\", near: \"  \"");
        assertThat(refusal("")).isEqualTo("The expression can not be empty;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a)) = :s",
                "((a = :s))",
                "(((a = :s)) and (b = :s))",
                "a between (:s) and ((:s))",
                "size(((a))) > :n",
                "a = :s AND ((a = :s AND (b = :s AND c = :s)))",
                "foo(a) = :unknown and ((b = :s))"
            })
    void refusesParenthesesAroundParentheses(String text) {
        assertThat(refusal(text)).isEqualTo("The expression has redundant parentheses;");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo(a)|Invalid function name; function: foo",
                "ATTRIBUTE_EXISTS(a)|Invalid function name; function: ATTRIBUTE_EXISTS",
                "attribute_exists(foo(a))|Invalid function name; function: foo",
                "if_not_exists(a, b) = :s|The function is not allowed in a condition expression; function: if_not_exists",
                "size(a)|The function is not allowed to be used this way in an expression; function: size",
                "a = :s or size(a)|The function is not allowed to be used this way in an expression; function: size",
                "contains(a, b) > :s|The function is not allowed to be used this way in an expression; function: contains",
                "aborT = :s|Attribute name is a reserved keyword; reserved keyword: aborT",
                "a.abort = :s|Attribute name is a reserved keyword; reserved keyword: abort",
                "abort = :s and foo(a)|Attribute name is a reserved keyword; reserved keyword: abort",
                "foo(a) and abort = :s|Invalid function name; function: foo",
                "a = #no and abort = :s|Attribute name is a reserved keyword; reserved keyword: abort",
                "a = #no and b = :no|An expression attribute name used in the document path is not defined; attribute name: #no",
                "a = :no and b = #no|An expression attribute value used in expression is not defined; attribute value: :no",
                "size(a, b) = :n|Incorrect number of operands for operator or function; operator or function: size, number of operands: 2",
                "attribute_exists(:s)|Operator or function requires a document path; operator or function: attribute_exists",
                "a = #a|The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [a]",
                "x[1].a <> x[1].#a|The first operand must be distinct from the remaining operands for this operator or function; operator: <>, first operand: [x, [1], a]",
                "a in (:s, a)|The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [a]",
                "a between :s and :n|The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {S:a}, upper bound operand: AttributeValue: {N:1}",
                "a between :z and :s|The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {S:z}, upper bound operand: AttributeValue: {S:a}",
                "attribute_type(a, :s)|Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
                "a[9999999999] = :s|List index is not within the allowable range; index: [9999999999]"
            })
    void saysWhatIsWrongInAwsOrder(String text, String message) {
        assertThat(refusal(text)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
        "'a < :l', <, L",
        "'a between :bool and :bool', BETWEEN, BOOL",
        "'a > :nul', >, NULL",
        "'begins_with(a, :n)', begins_with, N",
        "'begins_with(a, size(b))', begins_with, N",
        "'attribute_type(a, :n)', attribute_type, N",
        "'size(size(a)) > :n', size, N",
        "'size(:bool) > :n', size, BOOL"
    })
    void refusesTypesThatAnOperatorDoesNotTake(String text, String operator, String type) {
        assertThat(refusal(text)).isEqualTo(operandType(operator, type));
    }

    @Test
    void countsOperators() {
        assertThat(refusal(String.join(" or ", Collections.nCopies(150, "a=:s"))))
                .isEqualTo("accepted");
        assertThat(refusal(String.join(" or ", Collections.nCopies(151, "a=:s"))))
                .isEqualTo("The expression contains too many operators; operator count: 301");
        assertThat(refusal("not (".repeat(299) + "begins_with(a,:s)" + ")".repeat(299)))
                .isEqualTo("accepted");
        assertThat(refusal("not (".repeat(300) + "a = :s" + ")".repeat(300)))
                .isEqualTo("The expression contains too many operators; operator count: 301");
    }

    @Test
    void boundsLengthOperandsAndDepth() {
        assertThat(refusal("a=:s" + " ".repeat(4092))).isEqualTo("accepted");
        assertThat(refusal("a=:s" + " ".repeat(4093)))
                .isEqualTo("Expression size has exceeded the maximum allowed size; expression size: 4097");
        assertThat(refusal("a in (" + "b,".repeat(98) + "b)")).isEqualTo("accepted");
        assertThat(refusal("a in (" + "b,".repeat(99) + "b)"))
                .isEqualTo("The IN operator is provided with too many operands; number of operands: 101");
        assertThat(refusal("x" + ".b".repeat(32) + " = :s"))
                .isEqualTo("The document path has too many nesting levels; nesting levels: 33");
        assertThat(refusal("(".repeat(4096))).isEqualTo("The expression has redundant parentheses;");
    }

    private static String refusal(String text) {
        return ExpressionFixture.refusal("ConditionExpression", text).replace("Invalid ConditionExpression: ", "");
    }

    private static String operandType(String operator, String type) {
        return "Incorrect operand type for operator or function; operator or function: " + operator + ", operand type: "
                + type;
    }
}
