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
                Statement.checked(List.of(AttributeValue.fromN("07"))));

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
    @ValueSource(strings = {"", "  ", "update t set n=1 where a='w' returning all old"})
    void repeatsAStatementThatIsNotWellFormed(String text) {
        assertThat(refusal(text)).isEqualTo("Statement wasn't well formed, can't be processed: " + text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "select * from t where a = 1 foo|Unexpected token after expression",
                "select * from t where a = 1)|Unexpected token after expression",
                "insert into t value {'a': 1} foo|Unexpected token after expression",
                "insert into t u value {'a': 1}|Unexpected token after expression",
                "delete from t where a = 1 order by a|Unexpected token after expression",
                "select * from t order by a where a = 1|Unexpected token after expression",
                "update t remove b, c where a='w'|Unexpected token after expression",
                "from t set c = 1 where a = 'x'|Unexpected token after expression",
                "select * from t where|Unexpected term",
                "update t set a = 1 where;|Unexpected term",
                "select * from t where not|Unexpected term",
                "select * from|Unexpected term",
                "select * from t where a='x' and|Missing right-hand side expression of infix operator",
                "select * from t where a =|Missing right-hand side expression of infix operator",
                "select * from t where order by a|Unexpected keyword",
                "select * from t where is null|Unexpected operator",
                "select * from t where a = like|Unexpected operator",
                "select * from t where a is foo|Expected type name",
                "selec * from t|Expected data manipulation",
                "update t where a='x'|Expected data manipulation",
                "select * form t|Expected FROM after SELECT list",
                "delete t where a='x'|Expected FROM after DELETE",
                "delete from where a = 'x'|Expected identifier for simple path",
                "select * from t where attribute_exists(m.inner)|Invalid path dot component"
            })
    void saysWhereAStatementIsNotWellFormed(String text, String detail) {
        assertThat(refusal(text)).isEqualTo("Statement wasn't well formed, can't be processed: " + detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t where a='x",
                "select * from t where a = 1 # note",
                "select * from t where a = 1 /* note",
                "select * from t where a = 1e2147483648"
            })
    void saysNothingOfWhatItCannotReadAtAll(String text) {
        assertThat(refusal(text)).isEqualTo("Statement wasn't well formed, can't be processed: ");
    }

    @Test
    void readsOverComments() {
        assertThat(refusal("-- a\nselect * /* b */ from t -- c\nwhere a = 1 /* d */"))
                .isEqualTo("accepted");
    }

    @Test
    void readsAnUpdateTheOtherWayRound() {
        assertThat(Statement.parse("FROM t WHERE a = 'p' SET n = 1 REMOVE q RETURNING ALL NEW *", List.of()))
                .isEqualTo(Statement.parse("UPDATE t SET n = 1 REMOVE q WHERE a = 'p' RETURNING ALL NEW *", List.of()));
    }

    @Test
    void tellsTheColumnsThatItCannotReadOnceTheTableIsKnown() {
        Statement.Select select = (Statement.Select) Statement.parse("select count(*) from t", List.of());

        assertThat(select.misshapen()).hasMessageContaining("Unexpected path component at 1:8:5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "select * from t where foo(a)|Unrecognized function: foo at 1:23:3",
                "select * from t where exists(a)|Unrecognized function: exists at 1:23:6",
                "select * from t where set_add(a, <<'x'>>) = a|Unrecognized function: set_add at 1:23:7",
                "select * from t where attribute_exists('a')|Operator or function requires a document path; operator or function: attribute_exists",
                "select * from t where attribute_exists()|Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 0",
                "select * from t where a < true|Incorrect operand type for operator or function; operator or function: <, operand type: BOOL",
                "select * from t where a between null and null|Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: NULL",
                "select * from t where a is int4|Unsupported data type for IS operator: INT4. Supported data types are [MISSING, NULL, BOOLEAN, BLOB, STRING, NUMERIC, STRUCT, TUPLE, LIST]",
                "x is double precision|Unsupported operation: IsType",
                "select * from t where a = 1e126|Number overflow. Attempting to store a number with magnitude larger than supported range under root",
                "insert into t value {'m': {'x': 1e126}}|Number overflow. Attempting to store a number with magnitude larger than supported range under root.x",
                "insert into t value {'l': [1, 1e-131]}|Number underflow. Attempting to store a number with magnitude smaller than supported range under root[1]",
                "insert into t value {'s': set_add(a, b)}|Unsupported data type: set_add under key root at 1:27:7",
                "update t set a = set_add(a)|SET_ADD must have exactly two arguments at 1:18:7",
                "update t set a = set_add(b, <<1>>)|The first argument to SET_ADD must equal the assignment value at 1:18:7",
                "update t set a = set_delete(a, 'x')|The second argument to SET_DELETE must be a value with type SET at 1:29:1",
                "update t set a = set_add(a, <<'x', 'x'>>)|One or more parameter values were invalid: Input collection [x, x] contains duplicates.",
                "update t u set a = 1|Aliasing is not supported",
                "delete from t u where a = 1|Aliasing is not supported"
            })
    void saysWhatAConditionOrAValueCannotBe(String text, String message) {
        assertThat(refusal(text)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "select 'a' from t|Unexpected path component at 1:8:3",
                "select a, a from t|Duplicate identifiers in select clause: a",
                "select a as b from t|Aliasing is not supported",
                "select * from t u|Aliasing is not supported",
                "select * from t,u|Only select from a single table or index is supported.",
                "select value a from t|Select projection doesn't support value or pivot keywords",
                "select * from t limit 1|Unsupported clause: LIMIT at 1:23:1",
                "select * from t order by a|Must have WHERE clause in the statement when using ORDER BY clause.",
                "select * from t where a = ?|Number of parameters in request and statement don't match.",
                "select * from t where a like 'x%'|Unsupported operator in Condition Expression. Operator: like",
                "select * from t where n = n + 1|Unsupported operator in Condition Expression. Operator: +",
                "insert into t value {'a':'z','a':'y'}|Duplicate keys in tuple. Key: a under root at 1:30:3",
                "insert into t value {a:'z'}|Tuple keys must be of type String. Actual type: VariableReference under root at 1:22:1",
                "insert into t value ?|Unsupported format in item expression. Please use struct format {...} to express item values for insert statement. at 1:21:1",
                "insert into t {'a':'x'}|Unsupported operation: InsertOp",
                "insert into t value {'s':<<>>}|Empty bags are not supported",
                "insert into t value {'s':<<1,'x'>>}|Unsupported data type in Bag. DynamoDB only supports either numbers or strings in bags",
                "insert into t.i value {'a':'x'}|FROM clause may only contain a single table name in data manipulation statements at 1:13:1",
                "update t.i set b = 1 where a = 'x'|This operation is not supported on an index",
                "delete from t.i where a = 'x'|This operation is not supported on an index",
                "select * from t.i.j|A path may contain at most 2 components in the FROM clause",
                "select * from t.\"\"|Path component cannot be an empty string",
                "delete from t where a = 'x' returning modified old *|Invalid returning clause: RETURNING MODIFIED OLD *. Only RETURNING ALL OLD * is allowed in DELETE statements.",
                "delete from t where a = 'x' returning all new *|Invalid returning clause: RETURNING ALL NEW *. Only RETURNING ALL OLD * is allowed in DELETE statements.",
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
