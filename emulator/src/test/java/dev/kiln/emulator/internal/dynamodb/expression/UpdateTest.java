package dev.kiln.emulator.internal.dynamodb.expression;

import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.list;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.map;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.n;
import static dev.kiln.emulator.internal.dynamodb.expression.ExpressionFixture.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.kiln.emulator.internal.dynamodb.value.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** :s is "a", :n is 1, :l is ["x"], :ss is {a, b}. */
class UpdateTest {
    private static final Map<String, AttributeValue> ITEM = Map.of(
            "pk", s("key"),
            "hits", n(5),
            "rest", n(7),
            "elems", list(n(0), n(1), n(2)),
            "doc", map("a", map("x", n(1))),
            "tags", AttributeValue.fromSs(List.of("b", "c")));

    @Test
    void readsEverythingFromTheItemBeforeIt() {
        assertThat(updated("set #a = rest, rest = hits, hits = rest + :n"))
                .contains(entry("a", n(7)), entry("rest", n(5)), entry("hits", n(8)));
    }

    @Test
    void countsElementsOfAListAsTheyWereBefore() {
        assertThat(updated("remove elems[0], elems[1]")).containsEntry("elems", list(n(2)));
        assertThat(updated("set elems[2] = :s remove elems[0]")).containsEntry("elems", list(n(1), s("a")));
    }

    @Test
    void appendsElementsBeyondTheEndInTheOrderOfTheirIndexes() {
        assertThat(updated("set elems[9] = :s, elems[7] = :n"))
                .containsEntry("elems", list(n(0), n(1), n(2), n(1), s("a")));
    }

    @Test
    void changesWithinDocuments() {
        assertThat(updated("set doc.#a.y = :n, doc.extra = :s remove doc.#a.x"))
                .containsEntry("doc", AttributeValue.fromM(Map.of("a", map("y", n(1)), "extra", s("a"))));
    }

    @Test
    void addsToNumbersAndSets() {
        assertThat(updated("add hits :n, newer :n, #a :ss"))
                .contains(
                        entry("hits", n(6)),
                        entry("newer", n(1)),
                        entry("a", AttributeValue.fromSs(List.of("a", "b"))));
        assertThat(Objects.requireNonNull(updated("add tags :ss").get("tags")).ss())
                .containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void takesFromASetAndTheSetWithItsLastMember() {
        assertThat(updated("delete tags :ss")).containsEntry("tags", AttributeValue.fromSs(List.of("c")));
        Map<String, AttributeValue> item = Map.of("tags", AttributeValue.fromSs(List.of("a")));
        assertThat(update("delete tags :ss").apply(item, true)).isEmpty();
        assertThat(updated("delete gone :ss")).isEqualTo(ITEM);
    }

    @Test
    void appendsToListsAndTakesDefaults() {
        assertThat(updated("set elems = list_append(:l, elems), newer = list_append(if_not_exists(newer, :l), :l)"))
                .contains(entry("elems", list(s("x"), n(0), n(1), n(2))), entry("newer", list(s("x"), s("x"))));
        assertThat(updated("set hits = if_not_exists(hits, :n) + :n, views2 = if_not_exists(views2, :n) - :n"))
                .contains(entry("hits", n(6)), entry("views2", n(0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set gone.x = :s",
                "set gone[0] = :s",
                "set hits.x = :s",
                "set elems.x = :s",
                "set doc[0] = :s",
                "remove gone.x",
                "remove elems[9].x",
                "add doc.nope.x :n"
            })
    void refusesPathsThroughWhatIsNoSuchDocument(String text) {
        assertThat(ExpressionFixture.refusal(() -> updated(text)))
                .isEqualTo("The document path provided in the update expression is invalid for update");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set b = gone", "set b = doc.nope", "set b = gone + :n", "set b = list_append(gone, :l)"})
    void refusesToReadWhatIsNotThere(String text) {
        assertThat(ExpressionFixture.refusal(() -> updated(text)))
                .isEqualTo("The provided expression refers to an attribute that does not exist in the item");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set b = tags + :n",
                "set b = list_append(hits, :l)",
                "add elems :n",
                "delete hits :ss",
                "add tags :ns"
            })
    void refusesOperandsOfAnotherType(String text) {
        assertThat(ExpressionFixture.refusal(() -> updated(text)))
                .isEqualTo("An operand in the update expression has an incorrect data type");
    }

    @Test
    void silentlyRemovesNothingFromAMissingItem() {
        Map<String, AttributeValue> key = Map.of("pk", s("key"));

        assertThat(update("remove x.y, z[0]").apply(key, false)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"remove a, true", "'remove a set b = :s', false", "add c :n, false"})
    void makesNoItemByTakingAway(String text, boolean onlyTakes) {
        assertThat(update(text).creates()).isEqualTo(!onlyTakes);
    }

    @Test
    void tellsWhatItTouches() {
        Update update =
                update("set doc.#a.x = :n, elems[1] = :s, q = hits + :n, r = if_not_exists(a.b, :s) remove hits");

        assertThat(update.attributes()).containsExactly("doc", "elems", "q", "r", "hits");
        assertThat(update.nested()).containsExactly("doc", "elems", "a");
        assertThat(update.assignedTypes()).containsExactly(entry("q", ValueType.N), entry("r", ValueType.S));
        assertThat(update.touched(ITEM))
                .containsOnly(entry("doc", map("a", map("x", n(1)))), entry("elems", list(n(1))), entry("hits", n(5)));
    }

    private static Map<String, AttributeValue> updated(String text) {
        return update(text).apply(ITEM, true);
    }

    private static Update update(String text) {
        Update update = ExpressionFixture.parse("UpdateExpression", text).update();
        return Objects.requireNonNull(update);
    }
}
