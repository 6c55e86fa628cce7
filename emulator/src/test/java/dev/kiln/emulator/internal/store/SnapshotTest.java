package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {
    @TempDir
    private Path temp;

    private Store open(String kind) {
        return kind.equals("memory") ? Store.inMemory() : Store.open(temp, Durability.EVERY_SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void goesBackAsOftenAsOneLikes(String kind) {
        try (Store store = open(kind)) {
            Table<String> words = store.table("test/words", String.class);
            words.put(Key.of("kept"), "old");
            words.put(Key.of("removed"), "old");
            StoreSnapshot snapshot = store.snapshot();

            for (int round = 0; round < 3; round++) {
                words.put(Key.of("kept"), "new");
                words.put(Key.of("added" + round), "new");
                words.remove(Key.of("removed"));
                store.rollback(snapshot);

                assertThat(words.scan(KeyRange.all()))
                        .containsExactly(new Row<>(Key.of("kept"), "old"), new Row<>(Key.of("removed"), "old"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void emptiesTablesThatAreNewerAndRestoresClearedOnes(String kind) {
        try (Store store = open(kind)) {
            Table<String> old = store.table("test/old", String.class);
            old.put(Key.of("a"), "1");
            StoreSnapshot snapshot = store.snapshot();

            Table<String> newer = store.table("test/newer", String.class);
            newer.put(Key.of("a"), "1");
            old.clear();
            store.rollback(snapshot);

            assertThat(newer.size()).isZero();
            assertThat(old.get(Key.of("a"))).isEqualTo("1");
            newer.put(Key.of("b"), "2");
            assertThat(newer.get(Key.of("b"))).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void goesToAnyOfManySnapshotsInAnyOrder(String kind) {
        Random random = new Random(7);
        try (Store store = open(kind)) {
            Table<String> words = store.table("test/words", String.class);
            List<StoreSnapshot> snapshots = new ArrayList<>();
            List<TreeMap<Key, String>> expected = new ArrayList<>();
            TreeMap<Key, String> now = new TreeMap<>();
            for (int step = 0; step < 2000; step++) {
                int choice = random.nextInt(100);
                Key key = Key.of(random.nextInt(50));
                if (choice < 2 && snapshots.size() < 8) {
                    snapshots.add(store.snapshot());
                    expected.add(new TreeMap<>(now));
                } else if (choice < 4 && !snapshots.isEmpty()) {
                    int index = random.nextInt(snapshots.size());
                    store.rollback(snapshots.get(index));
                    now = new TreeMap<>(expected.get(index));
                } else if (choice < 5 && !snapshots.isEmpty()) {
                    int index = random.nextInt(snapshots.size());
                    snapshots.remove(index).close();
                    expected.remove(index);
                } else if (choice < 40) {
                    words.remove(key);
                    now.remove(key);
                } else {
                    words.put(key, "" + step);
                    now.put(key, "" + step);
                }
                TreeMap<Key, String> actual = new TreeMap<>();
                words.scan(KeyRange.all()).forEach(row -> actual.put(row.key(), row.value()));
                assertThat(actual).as("after step " + step).isEqualTo(now);
            }
        }
    }

    @Test
    void aRollbackInADirectorySurvivesARestart() {
        try (Store store = Store.open(temp, Durability.EVERY_SECOND)) {
            Table<String> words = store.table("test/words", String.class);
            words.put(Key.of("a"), "old");
            StoreSnapshot snapshot = store.snapshot();
            words.put(Key.of("a"), "new");
            words.put(Key.of("b"), "new");
            store.flush();
            store.rollback(snapshot);
        }
        try (Store store = Store.open(temp, Durability.EVERY_SECOND)) {
            assertThat(store.table("test/words", String.class).scan(KeyRange.all()))
                    .containsExactly(new Row<>(Key.of("a"), "old"));
        }
    }

    @Test
    void aMillionEntriesRollBackAtOnce() {
        try (Store store = Store.inMemory()) {
            Table<String> words = store.table("test/words", String.class);
            for (int i = 0; i < 1_000_000; i++) {
                words.put(Key.of(i), "old");
            }
            StoreSnapshot snapshot = store.snapshot();
            for (int i = 0; i < 1_000_000; i += 10) {
                words.put(Key.of(i), "new");
            }
            words.put(Key.of(-1), "new");

            long start = System.nanoTime();
            store.rollback(snapshot);
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            System.out.println("rolled back 1,000,000 entries in " + took.toNanos() / 1000 + " us");
            assertThat(took).isLessThan(Duration.ofMillis(50));
            assertThat(words.size()).isEqualTo(1_000_000);
            assertThat(words.get(Key.of(500_000))).isEqualTo("old");
        }
    }

    @Test
    void tenThousandRollbacksLeakNothing() {
        try (Store store = Store.inMemory()) {
            Table<byte[]> bodies = store.table("test/bodies", byte[].class);
            bodies.put(Key.of("fixture"), new byte[1]);
            StoreSnapshot snapshot = store.snapshot();
            // 100 KB a round, 1 GB in all
            for (int round = 0; round < 10_000; round++) {
                for (int i = 0; i < 10; i++) {
                    bodies.put(Key.of("round" + round).with(i), new byte[10_000]);
                }
                store.rollback(snapshot);
            }
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            assertThat(runtime.totalMemory() - runtime.freeMemory()).isLessThan(500L << 20);
            assertThat(bodies.size()).isEqualTo(1);
        }
    }

    @Test
    void neverCatchesHalfAGroup() throws Exception {
        try (Store store = Store.inMemory()) {
            Table<Integer> left = store.table("test/left", Integer.class);
            Table<Integer> right = store.table("test/right", Integer.class);
            Key key = Key.of("k");
            store.write(() -> {
                left.put(key, 0);
                right.put(key, 0);
            });
            AtomicBoolean stop = new AtomicBoolean();
            Object lock = new Object();
            Runnable writing = () -> {
                for (int i = 1; !stop.get(); i++) {
                    int value = i;
                    store.write(() -> {
                        synchronized (lock) {
                            left.put(key, value);
                            Thread.onSpinWait();
                            right.put(key, value);
                        }
                    });
                }
            };
            List<Thread> writers = List.of(new Thread(writing), new Thread(writing), new Thread(writing));
            writers.forEach(Thread::start);
            List<StoreSnapshot> snapshots = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                snapshots.add(store.snapshot());
            }
            stop.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            for (StoreSnapshot snapshot : snapshots) {
                store.rollback(snapshot);
                assertThat(left.get(key)).isEqualTo(right.get(key));
            }
        }
    }

    @Test
    void anInvertedLockOrderDelaysASnapshotButBlocksNothing() throws Exception {
        try (Store store = Store.inMemory()) {
            Table<Integer> table = store.table("test/numbers", Integer.class);
            Object lock = new Object();
            AtomicBoolean stop = new AtomicBoolean();
            Thread inside = new Thread(() -> {
                while (!stop.get()) {
                    store.write(() -> {
                        synchronized (lock) {
                            table.put(Key.of("a"), 1);
                        }
                    });
                }
            });
            Thread around = new Thread(() -> {
                while (!stop.get()) {
                    synchronized (lock) {
                        table.put(Key.of("a"), 2);
                    }
                }
            });
            inside.start();
            around.start();
            for (int i = 0; i < 200; i++) {
                store.snapshot().close();
            }
            stop.set(true);
            inside.join(10_000);
            around.join(10_000);
            assertThat(inside.isAlive() || around.isAlive()).isFalse();
        }
    }

    @Test
    void tellsListenersAfterwards() {
        try (Store store = Store.inMemory()) {
            Table<String> words = store.table("test/words", String.class);
            StoreSnapshot snapshot = store.snapshot();
            List<String> log = new ArrayList<>();
            store.onRollback(() -> log.add("caches see " + words.size()));
            store.onRollback(() -> words.put(Key.of("listeners"), "may write"));

            words.put(Key.of("a"), "1");
            store.rollback(snapshot);

            assertThat(log).containsExactly("caches see 0");
            assertThat(words.size()).isEqualTo(1);
        }
    }

    @Test
    void refusesWhatCannotWork() {
        try (Store store = Store.inMemory();
                Store other = Store.inMemory()) {
            StoreSnapshot closed = store.snapshot();
            closed.close();
            closed.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> store.rollback(closed))
                    .withMessage("the snapshot is closed");
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.rollback(store.snapshot()))
                    .withMessage("the snapshot is of another store");
            assertThatIllegalStateException()
                    .isThrownBy(() -> store.write(() -> {
                        store.snapshot().close();
                    }))
                    .withMessageContaining("inside write");
        }
    }
}
