package dev.kiln.emulator.internal.dynamodb.partiql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kiln.emulator.internal.dynamodb.expression.Action;
import dev.kiln.emulator.internal.dynamodb.expression.Operand;
import dev.kiln.emulator.internal.dynamodb.expression.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** What statements say and what is refused, as Amazon's own parser answers it. */
class StatementTest {
    @Test
    void readsTableIndexColumnsAndOrder() {
        Statement.Select select = (Statement.Select) Statement.parse(
                "select a, \"m\".k, l[1], m.z[0] from \"my-table\".\"by x\" where a = 'p' order by a desc, b;",
                List.of());

        assertThat(select.table()).isEqualTo("my-table");
        assertThat(select.index()).isEqualTo("by x");
        assertThat(select.columns()).extracting(Statement.Column::name).containsExactly("a", "k", "l[1]", "z[0]");
        assertThat(select.columns().get(3).path())
                .isEqualTo(new Path(List.of(new Path.Member("m"), new Path.Member("z"), new Path.Element(0))));
        assertThat(select.order()).containsExactly(new Statement.Order("a", true), new Statement.Order("b", false));
        assertThat(select.reads()).isTrue();
    }

    @Test
    void readsValuesOfAllTypes() {
        Statement.Insert insert = (Statement.Insert) Statement.parse(
                "INSERT INTO t VALUE {'s':'it''s','n':-1.50,'e':1e3,'b':true,'u':null,'l':[1,'x'],'m':{'k':{}},"
                        + "'ss':<<'a','b'>>,'ns':<<1,2.0>>,'p':?}",
                List.of(AttributeValue.fromN("07")));

        assertThat(insert.item())
                .isEqualTo(Map.of(
                        "s", AttributeValue.fromS("it's"),
                        "n", AttributeValue.fromN("-1.5"),
                        "e", AttributeValue.fromN("1000"),
                        "b", AttributeValue.fromBool(true),
                        "u", AttributeValue.fromNul(true),
                        "l", AttributeValue.fromL(List.of(AttributeValue.fromN("1"), AttributeValue.fromS("x"))),
                        "m", AttributeValue.fromM(Map.of("k", AttributeValue.fromM(Map.of()))),
                        "ss", AttributeValue.fromSs(List.of("a", "b")),
                        "ns", AttributeValue.fromNs(List.of("1", "2")),
                        "p", AttributeValue.fromN("7")));
    }

    @Test
    void readsWhatAnUpdateDoes() {
        Statement.Change change = (Statement.Change) Statement.parse(
                "UPDATE t SET n = n + 1 SET x = 'y', s = set_add(s, <<'c'>>) REMOVE q[0] WHERE a = 'p' RETURNING MODIFIED NEW *",
                List.of());

        assertThat(change.actions())
                .containsExactly(
                        new Action.Set(
                                Path.of("n"),
                                new Operand.Arithmetic(
                                        true, Path.of("n"), new Operand.Literal(AttributeValue.fromN("1")))),
                        new Action.Set(Path.of("x"), new Operand.Literal(AttributeValue.fromS("y"))),
                        new Action.Add(Path.of("s"), new Operand.Literal(AttributeValue.fromSs(List.of("c")))),
                        new Action.Remove(new Path(List.of(new Path.Member("q"), new Path.Element(0)))));
        assertThat(change.returning()).isEqualTo(ReturnValue.UPDATED_NEW);
    }

    @Test
    void readsDeletionsAndConditionsOfTransactions() {
        assertThat(Statement.parse("delete from t where a='p' returning all old *", List.of()))
                .asInstanceOf(InstanceOfAssertFactories.type(Statement.Delete.class))
                .extracting(Statement.Delete::returning)
                .isEqualTo(ReturnValue.ALL_OLD);
        assertThat(Statement.parse("EXISTS(select * from t where a='w' and n=3)", List.of()))
                .isInstanceOf(Statement.Exists.class)
                .extracting(Statement::table)
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "select",
                "selec * from t",
                "select * form t",
                "select * from t where",
                "select * from t where a=",
                "select * from t where a='x' and",
                "select * from t where a='x",
                "update t where a='x'",
                "update t set n=1 where a='w' returning all old",
                "update t remove b, c where a='w'"
            })
    void repeatsAStatementThatIsNotWellFormed(String text) {
        assertThat(refusal(text)).isEqualTo("Statement wasn't well formed, can't be processed: " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "select count(*) from t|Unexpected path component at 1:8:5",
                "select 'a' from t|Unexpected path component at 1:8:3",
                "select a, a from t|Duplicate identifiers in select clause: a",
                "select a as b from t|Aliasing is not supported",
                "select * from t u|Aliasing is not supported",
                "select * from t,u|Only select from a single table or index is supported.",
                "select value a from t|Select projection doesn't support value or pivot keywords",
                "select * from t limit 1|Unsupported clause: LIMIT at 1:23:1",
                "select * from t order by a|Must have WHERE clause in the statement when using ORDER BY clause.",
                "select * from t where a = ?|Number of parameters in request and statement don't match.",
                "select * from t where foo(a)|Unrecognized function: foo",
                "select * from t where a like 'x%'|Unsupported operator in Condition Expression. Operator: like",
                "select * from t where n = n + 1|Unsupported operator in Condition Expression. Operator: +",
                "insert into t value {'a':'z','a':'y'}|Duplicate keys in tuple. Key: a under root at 1:30:3",
                "insert into t value {a:'z'}|Tuple keys must be of type String. Actual type: VariableReference under root at 1:22:1",
                "insert into t value ?|Unsupported format in item expression. Please use struct format {...} to express item values for insert statement. at 1:21:1",
                "insert into t {'a':'x'}|Unsupported operation: InsertOp",
                "insert into t value {'s':<<>>}|Empty bags are not supported at 1:26:2",
                "insert into t value {'s':<<1,'x'>>}|Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags",
                "drop table t|Unsupported operation: DropTable"
            })
    void saysWhatIsNotSupported(String text, String message) {
        assertThat(refusal(text)).isEqualTo(message);
    }

    @Test
    void joinsNoStrings() {
        assertThat(refusal("update t set b = 'x' || 'y' where a='w'"))
                .isEqualTo("Unsupported operator in Update Expression. Operator: ||");
    }

    @Test
    void boundsItsDepth() {
        String text = "select * from t where " + "(".repeat(1000) + "a=1" + ")".repeat(1000);

        assertThat(refusal(text)).startsWith("Statement wasn't well formed");
        assertThat(refusal("insert into t value {'a':" + "[".repeat(1000))).startsWith("Statement wasn't well formed");
    }

    private static String refusal(String text) {
        try {
            Statement.parse(text, List.of());
            return "accepted";
        } catch (AwsServiceException refusal) {
            return refusal.awsErrorDetails().errorMessage();
        }
    }
}
