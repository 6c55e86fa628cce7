package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds for tables in memory and in a directory alike. */
class TableTest {
    private int directories;

    @TempDir
    private Path temp;

    @TestFactory
    Stream<DynamicTest> tables() {
        return Stream.of(
                        fact("getsWhatWasPut", TableTest::getsWhatWasPut),
                        fact("putsOnlyIfAbsent", TableTest::putsOnlyIfAbsent),
                        fact("updatesInsertsAndRemoves", TableTest::updatesInsertsAndRemoves),
                        fact("scansRangesInBothDirections", TableTest::scansRangesInBothDirections),
                        fact("scansOneMoment", TableTest::scansOneMoment),
                        fact("findsNeighbours", TableTest::findsNeighbours),
                        fact("countsRanges", TableTest::countsRanges),
                        fact("clears", TableTest::clears),
                        fact("returnsTheSameTableForTheSameName", TableTest::returnsTheSameTableForTheSameName))
                .flatMap(s -> s);
    }

    private Stream<DynamicTest> fact(String name, BiConsumer<Store, Table<String>> body) {
        return Stream.of(
                DynamicTest.dynamicTest(name + " in memory", () -> {
                    try (Store store = Store.inMemory()) {
                        body.accept(store, store.table("test/words", String.class));
                    }
                }),
                DynamicTest.dynamicTest(name + " in a directory", () -> {
                    try (Store store = Store.open(temp.resolve("" + directories++), Durability.EVERY_SECOND)) {
                        body.accept(store, store.table("test/words", String.class));
                    }
                }));
    }

    private static void getsWhatWasPut(Store store, Table<String> words) {
        words.put(Key.of("a"), "1");
        words.put(Key.of("a"), "2");

        assertThat(words.get(Key.of("a"))).isEqualTo("2");
        assertThat(words.get(Key.of("b"))).isNull();
        assertThat(words.contains(Key.of("a"))).isTrue();
        assertThat(words.remove(Key.of("a"))).isEqualTo("2");
        assertThat(words.remove(Key.of("a"))).isNull();
        assertThat(words.size()).isZero();
    }

    private static void putsOnlyIfAbsent(Store store, Table<String> words) {
        assertThat(words.putIfAbsent(Key.of("a"), "1")).isNull();
        assertThat(words.putIfAbsent(Key.of("a"), "2")).isEqualTo("1");
        assertThat(words.get(Key.of("a"))).isEqualTo("1");
    }

    private static void updatesInsertsAndRemoves(Store store, Table<String> words) {
        assertThat(words.update(Key.of("a"), old -> old == null ? "new" : old + "!"))
                .isEqualTo("new");
        assertThat(words.update(Key.of("a"), old -> old + "!")).isEqualTo("new!");
        assertThat(words.update(Key.of("a"), old -> null)).isNull();
        assertThat(words.contains(Key.of("a"))).isFalse();
    }

    private static void scansRangesInBothDirections(Store store, Table<String> words) {
        for (int i = 0; i < 500; i++) {
            words.put(Key.of("n").with(i), "" + i);
        }
        words.put(Key.of("m", "photos/1"), "p1");
        words.put(Key.of("m", "photos/2"), "p2");
        words.put(Key.of("m", "photosX"), "x");
        KeyRange numbers = KeyRange.under(Key.of("n"));
        Key ten = Key.of("n").with(10);
        Key twelve = Key.of("n").with(12);

        assertThat(values(words.scan(numbers)))
                .hasSize(500)
                .startsWith("0", "1")
                .endsWith("499");
        assertThat(values(words.scanReverse(numbers)))
                .hasSize(500)
                .startsWith("499")
                .endsWith("1", "0");
        assertThat(values(words.scan(numbers.from(ten).before(twelve)))).containsExactly("10", "11");
        assertThat(values(words.scan(numbers.after(ten).through(twelve)))).containsExactly("11", "12");
        assertThat(values(words.scanReverse(numbers.from(ten).before(twelve)))).containsExactly("11", "10");
        assertThat(values(words.scanReverse(numbers.after(ten).through(twelve))))
                .containsExactly("12", "11");
        assertThat(values(words.scan(numbers.after(Key.of("n").with(499))))).isEmpty();
        assertThat(values(words.scan(KeyRange.startingWith(Key.of("m"), "photos/"))))
                .containsExactly("p1", "p2");
        assertThat(values(
                        words.scan(KeyRange.startingWith(Key.of("m"), "photos/").after(Key.of("m", "photos/1")))))
                .containsExactly("p2");
        assertThat(values(words.scanReverse(KeyRange.under(Key.of("m"))))).containsExactly("x", "p2", "p1");
        assertThat(values(words.scan(KeyRange.all()))).hasSize(503);
        assertThat(values(words.scanReverse(KeyRange.all()))).hasSize(503).startsWith("499");
        assertThat(values(words.scan(KeyRange.all().afterAllUnder(Key.of("m")))))
                .hasSize(500);
        Iterator<Row<String>> over = words.scan(KeyRange.under(Key.of("zzz"))).iterator();
        assertThatThrownBy(over::next).isInstanceOf(NoSuchElementException.class);
    }

    private static void scansOneMoment(Store store, Table<String> words) {
        for (int i = 0; i < 1000; i++) {
            words.put(Key.of(i), "old");
        }
        Iterable<Row<String>> moment = words.scan(KeyRange.all());
        Iterator<Row<String>> rows = moment.iterator();
        rows.next();

        for (int i = 0; i < 2000; i++) {
            words.put(Key.of(i), "new");
        }
        store.flush();

        assertThat(rows).toIterable().hasSize(999).allMatch(row -> row.value().equals("old"));
        assertThat(values(moment)).hasSize(1000).containsOnly("old");
    }

    private static void findsNeighbours(Store store, Table<String> words) {
        List.of("b", "d").forEach(k -> words.put(Key.of(k), k));

        assertThat(words.firstKey()).isEqualTo(Key.of("b"));
        assertThat(words.lastKey()).isEqualTo(Key.of("d"));
        assertThat(words.ceiling(Key.of("b"))).isEqualTo(Key.of("b"));
        assertThat(words.ceiling(Key.of("c"))).isEqualTo(Key.of("d"));
        assertThat(words.floor(Key.of("c"))).isEqualTo(Key.of("b"));
        assertThat(words.higher(Key.of("b"))).isEqualTo(Key.of("d"));
        assertThat(words.lower(Key.of("b"))).isNull();
        words.clear();
        assertThat(words.firstKey()).isNull();
        assertThat(words.lastKey()).isNull();
    }

    private static void countsRanges(Store store, Table<String> words) {
        for (int i = 0; i < 1000; i += 2) {
            words.put(Key.of("n").with(i), "" + i);
        }
        words.put(Key.of("z"), "");
        KeyRange numbers = KeyRange.under(Key.of("n"));

        assertThat(words.count(numbers)).isEqualTo(500);
        assertThat(words.count(KeyRange.all())).isEqualTo(501);
        assertThat(words.count(
                        numbers.from(Key.of("n").with(100)).before(Key.of("n").with(201))))
                .isEqualTo(51);
        assertThat(words.count(KeyRange.under(Key.of("a")))).isZero();
    }

    private static void clears(Store store, Table<String> words) {
        words.put(Key.of("a"), "1");
        words.clear();
        assertThat(words.size()).isZero();
    }

    private static void returnsTheSameTableForTheSameName(Store store, Table<String> words) {
        assertThat(store.table("test/words", String.class)).isSameAs(words);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.table("test/words", Integer.class))
                .withMessageContaining("java.lang.String, not java.lang.Integer");
    }

    @Test
    void keepsTheVeryObjectsInMemory() {
        record Value(List<String> parts) {}
        Value value = new Value(List.of());
        try (Store store = Store.inMemory()) {
            Table<Value> table = store.table("test/values", Value.class);
            table.put(Key.of("a"), value);
            assertThat(table.get(Key.of("a"))).isSameAs(value);
        }
    }

    @Test
    void refusesWorkOnceClosed() {
        Store store = Store.inMemory();
        Table<String> words = store.table("test/words", String.class);
        store.close();
        store.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> words.put(Key.of("a"), "1"))
                .withMessage("the store is closed");
        assertThatIllegalStateException().isThrownBy(store::snapshot);
    }

    private static List<String> values(Iterable<Row<String>> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Row::value).toList();
    }
}
