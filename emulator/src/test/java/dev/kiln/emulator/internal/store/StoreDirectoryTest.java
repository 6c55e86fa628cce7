package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StoreDirectoryTest {
    record Item(Map<String, AttributeValue> attributes, long version) {}

    @TempDir
    private Path temp;

    @ParameterizedTest
    @EnumSource
    void findsEverythingAfterARestart(Durability durability) {
        Item item = new Item(Map.of("id", AttributeValue.fromS("a"), "n", AttributeValue.fromN("1")), 7);
        for (int restart = 0; restart < 3; restart++) {
            try (Store store = Store.open(temp, durability)) {
                Table<Item> items = store.table("dynamodb/items", Item.class);
                assertThat(items.size()).isEqualTo(restart * 200L);
                for (int i = 0; i < 200; i++) {
                    int n = restart * 200 + i;
                    store.write(() -> items.put(Key.of("orders").with(n), item));
                }
            }
        }
        try (Store store = Store.open(temp, durability)) {
            Table<Item> items = store.table("dynamodb/items", Item.class);
            assertThat(items.scan(KeyRange.under(Key.of("orders"))))
                    .hasSize(600)
                    .allMatch(row -> row.value().equals(item));
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        Store store = Store.open(temp, Durability.EVERY_SECOND);
        assertThatIllegalStateException()
                .isThrownBy(() -> Store.open(temp, Durability.EVERY_SECOND))
                .withMessageContaining("another Kiln uses this directory: " + temp)
                .withMessageContaining("choose another directory");
        store.close();
        store.close();

        Store.open(temp, Durability.EVERY_SECOND).close();
    }

    @Test
    void saysWhatToDoWithAFileThatIsNotItsOwn() throws IOException {
        Files.writeString(temp.resolve("kiln.mv"), "x".repeat(20_000));

        assertThatIllegalStateException()
                .isThrownBy(() -> Store.open(temp, Durability.EVERY_SECOND))
                .withMessageContaining("move it away to start empty");

        Files.delete(temp.resolve("kiln.mv"));
        Store.open(temp, Durability.EVERY_SECOND).close();
    }

    @Test
    void refusesAtOnceToHoldWhatItCouldNotSave() {
        try (Store store = Store.open(temp, Durability.EVERY_SECOND)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> store.table("test/threads", Thread.class))
                    .withMessageContaining("java.lang.Thread");
        }
    }

    @Test
    void writersOfEveryWriteShareCommits() throws Exception {
        try (Store store = Store.open(temp, Durability.EVERY_WRITE)) {
            Table<String> words = store.table("test/words", String.class);
            List<Thread> writers = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int writer = t;
                writers.add(new Thread(() -> {
                    for (int i = 0; i < 50; i++) {
                        words.put(Key.of("w").with(writer).with(i), "value");
                    }
                }));
            }
            writers.forEach(Thread::start);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(words.size()).isEqualTo(400);
        }
        try (Store store = Store.open(temp, Durability.EVERY_WRITE)) {
            assertThat(store.table("test/words", String.class).size()).isEqualTo(400);
        }
    }

    @Test
    void keepsTheFileSmallWhenTheSameThingsChangeAgainAndAgain() throws IOException {
        try (Store store = Store.open(temp, Durability.EVERY_SECOND)) {
            Table<String> words = store.table("test/words", String.class);
            for (int round = 0; round < 20; round++) {
                for (int i = 0; i < 2000; i++) {
                    words.put(Key.of(i), round + "x".repeat(200));
                }
                store.flush();
            }
        }
        // 2,000 values of 200 bytes, written 20 times
        assertThat(Files.size(temp.resolve("kiln.mv"))).isLessThan(4_000_000);
    }
}
