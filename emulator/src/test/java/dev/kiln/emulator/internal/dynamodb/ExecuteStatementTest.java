package dev.kiln.emulator.internal.dynamodb;

import static dev.kiln.emulator.internal.dynamodb.TestDynamoDb.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

class ExecuteStatementTest {
    @RegisterExtension
    final TestDynamoDb dynamo = new TestDynamoDb();

    private ExecuteStatementResponse run(String statement) {
        return dynamo.client.executeStatement(r -> r.statement(statement));
    }

    @Test
    void insertsReadsUpdatesAndDeletes() {
        dynamo.rangeTable();

        run("INSERT INTO range VALUE {'h':'a','r':1,'n':1,'g':'x'}");
        assertThatThrownBy(() -> run("INSERT INTO range VALUE {'h':'a','r':1}"))
                .isInstanceOf(DuplicateItemException.class)
                .hasMessageContaining("Duplicate primary key exists in table");
        assertThat(run("UPDATE range SET n = n + 1 WHERE h = 'a' AND r = 1 RETURNING MODIFIED NEW *")
                        .items())
                .containsExactly(item("n", 2));
        assertThat(run("SELECT n FROM range WHERE h = 'a' AND r >= 1").items()).containsExactly(item("n", 2));
        assertThat(run("SELECT n FROM range.\"by-g\" WHERE g = 'x'").items()).containsExactly(item("n", 2));
        assertThatThrownBy(() -> run("UPDATE range SET n = 1 WHERE h = 'a' AND r = 9"))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(run("DELETE FROM range WHERE h = 'a' AND r = 1 RETURNING ALL OLD *")
                        .items())
                .containsExactly(item("h", "a", "r", 1, "n", 2, "g", "x"));
        assertThat(run("SELECT * FROM range").items()).isEmpty();
    }

    @Test
    void pagesAndOrders() {
        dynamo.rangeTable();
        for (int i = 0; i < 3; i++) {
            dynamo.put("range", "h", "a", "r", i);
        }
        String statement = "SELECT r FROM range WHERE h = ? ORDER BY r DESC";

        ExecuteStatementResponse first = dynamo.client.executeStatement(r ->
                r.statement(statement).parameters(AttributeValue.fromS("a")).limit(2));
        ExecuteStatementResponse second = dynamo.client.executeStatement(r ->
                r.statement(statement).parameters(AttributeValue.fromS("a")).nextToken(first.nextToken()));

        assertThat(first.items()).containsExactly(item("r", 2), item("r", 1));
        assertThat(second.items()).containsExactly(item("r", 0));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void readsOnlyThePartitionsThatAnInOrAnOrNames() {
        dynamo.rangeTable();
        for (String hash : List.of("a", "b", "c", "d")) {
            dynamo.put("range", "h", hash, "r", 1, "s", "x".repeat(5000));
            dynamo.put("range", "h", hash, "r", 2);
        }

        ExecuteStatementResponse in = dynamo.client.executeStatement(
                r -> r.statement("SELECT h FROM range WHERE h IN ['a', 'b', 'none'] AND r = 1")
                        .consistentRead(true)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));

        assertThat(in.items()).containsExactlyInAnyOrder(item("h", "a"), item("h", "b"));
        assertThat(in.consumedCapacity().capacityUnits()).isEqualTo(3);
        assertThat(run("SELECT h, r FROM range WHERE h = 'a' AND r = 2 OR h = 'c' AND r = 1")
                        .items())
                .containsExactlyInAnyOrder(item("h", "a", "r", 2), item("h", "c", "r", 1));
    }

    @Test
    void ordersSeveralPartitionsByTheirKeys() {
        dynamo.rangeTable();
        for (String hash : List.of("a", "b", "c")) {
            dynamo.put("range", "h", hash, "r", 1);
            dynamo.put("range", "h", hash, "r", 2);
        }
        String statement = "SELECT h, r FROM range WHERE h IN ['b', 'c', 'a'] ORDER BY h DESC, r";

        ExecuteStatementResponse first =
                dynamo.client.executeStatement(r -> r.statement(statement).limit(3));
        ExecuteStatementResponse second =
                dynamo.client.executeStatement(r -> r.statement(statement).nextToken(first.nextToken()));

        assertThat(first.items())
                .containsExactly(item("h", "c", "r", 1), item("h", "c", "r", 2), item("h", "b", "r", 1));
        assertThat(second.items())
                .containsExactly(item("h", "b", "r", 2), item("h", "a", "r", 1), item("h", "a", "r", 2));
        assertThatThrownBy(() -> run("SELECT h FROM range WHERE h IN ['a', 'b'] ORDER BY r"))
                .hasMessageContaining("Must have hash key in ORDER BY clause when more than one hash key condition");
    }

    @Test
    void addsUpSeveralOperandsAndRefusesToWriteOnePathTwice() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "n", 4);
        String where = " WHERE h = 'a' AND r = 1 RETURNING MODIFIED NEW *";

        assertThat(run("UPDATE range SET m = n + 1 - (n - +2)" + where).items()).containsExactly(item("m", 3));
        assertThatThrownBy(() -> run("UPDATE range SET n = 1, n = 2" + where))
                .hasMessageContaining("Two document paths overlap with each other; must remove or rewrite one of these"
                        + " paths; path one: [n], path two: [n]");
        assertThatThrownBy(() -> run("UPDATE range SET n = n * 2" + where))
                .hasMessageContaining("Unsupported operator in Update Expression. Operator: *");
    }

    @Test
    void refusesWhatCannotBeRead() {
        dynamo.rangeTable();

        assertThatThrownBy(() -> run("SELECT * FROM range WHERE n BETWEEN 3 AND 1"))
                .hasMessageContaining(
                        "The BETWEEN operator requires upper bound to be greater than or equal to lower"
                                + " bound; lower bound operand: AttributeValue: {N:3}, upper bound operand: AttributeValue: {N:1}");
        assertThatThrownBy(() -> run("SELECT * FROM range WHERE n IN []"))
                .hasMessageContaining("right hand argument of type Seq with at least one member");
        assertThatThrownBy(() -> run("UPDATE range.\"by-g\" SET n = 1 WHERE h = 'a' AND r = 1"))
                .hasMessageContaining("This operation is not supported on an index");
        assertThatThrownBy(() -> dynamo.client.executeStatement(
                        r -> r.statement("SELECT * FROM range").limit(0)))
                .hasMessageContaining("Value '0' at 'limit' failed to satisfy constraint");
    }

    @Test
    void asksForAttributesAndTypesBesideTheKey() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "s", "x");
        String select = "SELECT r FROM range WHERE h = 'a' AND ";

        assertThat(run(select + "ATTRIBUTE_EXISTS(s)").items()).hasSize(1);
        assertThat(run(select + "attribute_not_exists(s)").items()).isEmpty();
        assertThat(run(select + "attribute_exists(s) = false").items()).isEmpty();
        assertThat(run(select + "s IS STRING AND r IS NUMERIC").items()).hasSize(1);
        assertThat(run(select + "s IS BOOL").items()).isEmpty();
        assertThatThrownBy(() -> run("UPDATE range SET n = 1 WHERE h = 'a' AND r = 1 AND attribute_not_exists(s)"))
                .isInstanceOf(ConditionalCheckFailedException.class);
    }

    @Test
    void updatesFromTheTableFirst() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1);

        assertThat(run("FROM range WHERE h = 'a' AND r = 1 SET n = 2 RETURNING ALL NEW *")
                        .items())
                .containsExactly(item("h", "a", "r", 1, "n", 2));
        assertThatThrownBy(() -> run("FROM range SET n = 2"))
                .hasMessageContaining("Where clause does not contain a mandatory equality on all key attributes");
    }

    @Test
    void refusesSidesOfAnOrThatReadTheSameItems() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1);
        dynamo.put("range", "h", "a", "r", 2);
        String select = "SELECT r FROM range WHERE ";

        for (String overlapping : List.of(
                "h = 'a' OR h = 'a' AND r = 2",
                "h = 'a' AND r > 1 OR h = 'a' AND r BETWEEN 0 AND 2",
                "h = 'a' OR h = 'a'")) {
            assertThatThrownBy(() -> run(select + overlapping))
                    .hasMessageContaining("Overlapping conditions with range keys are not supported in where clause");
        }
        assertThat(run(select + "h = 'a' AND r < 2 OR h = 'a' AND r = 2").items())
                .hasSize(2);
        assertThat(run(select + "h = 'a' AND NOT r = 1 OR h = 'a' AND r = 2").items())
                .hasSize(1);
    }

    @Test
    void readsOfAGlobalIndexWhatItHas() {
        dynamo.rangeTable();

        assertThatThrownBy(() -> dynamo.client.executeStatement(
                        r -> r.statement("SELECT * FROM range.\"by-g\"").consistentRead(true)))
                .hasMessageContaining("Strongly consistent read is not supported on Global Secondary Indexes");
    }

    @Test
    void refusesAStatementThatIsNotWellFormed() {
        assertThatThrownBy(() -> run("SELEC * FROM range"))
                .hasMessageContaining("Statement wasn't well formed, can't be processed: Expected data manipulation");
    }

    @Test
    void readsOfALocalIndexWhatItHasUnlessAColumnIsNamed() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "l", "x", "s", "y");

        ExecuteStatementResponse all = costed("SELECT * FROM range.\"by-l\" WHERE h = 'a'");
        ExecuteStatementResponse fetched = costed("SELECT s FROM range.\"by-l\" WHERE h = 'a'");

        assertThat(all.items()).containsExactly(item("h", "a", "l", "x", "r", 1));
        assertThat(all.consumedCapacity().table().capacityUnits()).isZero();
        assertThat(all.consumedCapacity().localSecondaryIndexes())
                .hasEntrySatisfying(
                        "by-l", cost -> assertThat(cost.capacityUnits()).isEqualTo(0.5));
        assertThat(fetched.items()).containsExactly(item("s", "y"));
        assertThat(fetched.consumedCapacity().table().capacityUnits()).isEqualTo(0.5);
    }

    private ExecuteStatementResponse costed(String statement) {
        return dynamo.client.executeStatement(
                r -> r.statement(statement).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
    }

    @Test
    void refusesToFilterAPartitionOfAnIndexByWhatTheIndexDoesNotHave() {
        dynamo.rangeTable().put("range", "h", "a", "r", 1, "l", "x", "s", "y");
        String select = "SELECT r FROM range.\"by-l\" WHERE ";

        for (String where :
                List.of("h = 'a' AND s = 'y'", "h = 'a' AND NOT s = 'y'", "h IN ['a', 'b'] AND s IS MISSING")) {
            assertThatThrownBy(() -> run(select + where))
                    .hasMessageContaining("One or more parameter values were invalid: Secondary index by-l does not"
                            + " project one or more filter attributes: [s]");
        }
        assertThat(run(select + "s = 'y'").items()).isEmpty();
        assertThat(run(select + "NOT s = 'y'").items()).hasSize(1);
        assertThat(run(select + "(h = 'a' AND s = 'y') OR h = 'b'").items()).isEmpty();
    }

    @Test
    void takesATokenOnlyForTheStatementThatGaveIt() {
        dynamo.rangeTable();
        for (int i = 0; i < 3; i++) {
            dynamo.put("range", "h", "a", "r", i);
        }
        String token = dynamo.client
                .executeStatement(
                        r -> r.statement("SELECT r FROM range WHERE h = 'a'").limit(1))
                .nextToken();

        assertThat(dynamo.client
                        .executeStatement(r -> r.statement("SELECT r FROM range WHERE h = 'a'")
                                .limit(5)
                                .nextToken(token))
                        .items())
                .hasSize(2);
        assertThatThrownBy(() -> dynamo.client.executeStatement(
                        r -> r.statement("SELECT r FROM range WHERE h = 'b'").nextToken(token)))
                .hasMessageContaining("NextToken does not match request");
        assertThatThrownBy(() -> dynamo.client.executeStatement(
                        r -> r.statement("SELECT r FROM range WHERE h = 'a'").nextToken("none")))
                .hasMessageContaining("Invalid NextToken");
    }

    @Test
    void deletesNothingWhereNothingIsWhateverElseIsAsked() {
        dynamo.hashTable().put("hash", "h", "a", "n", 1);

        assertThat(run("DELETE FROM hash WHERE h = 'b' AND n = 1 RETURNING ALL OLD *")
                        .items())
                .isEmpty();
        assertThatThrownBy(() -> run("DELETE FROM hash WHERE h = 'a' AND n = 2"))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(run("DELETE FROM hash WHERE h = 'a' AND n = 1 RETURNING ALL OLD *")
                        .items())
                .hasSize(1);
    }

    @Test
    void refusesParametersThatAreNone() {
        assertThatThrownBy(() -> dynamo.client.executeStatement(
                        run -> run.statement("SELECT * FROM hash").parameters(List.of())))
                .hasMessageContaining("1 validation error detected: Value '[]' at 'parameters' failed to satisfy"
                        + " constraint: Member must have length greater than or equal to 1");
    }
}
