package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of its writes and looks at what it leaves. */
class KilledStoreTest {
    private static final int WRITERS = 4;

    @TempDir
    private Path temp;

    @Test
    void losesNothingThatWasAcknowledgedAndKeepsNoHalfGroup() throws Exception {
        Set<Long> acknowledged = new HashSet<>();
        for (int round = 1; round <= 3; round++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Victim.class.getName(),
                            temp.toString(),
                            "" + round)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
                for (int i = 0; i < 400; i++) {
                    acknowledged.add(Long.valueOf(lines.readLine()));
                }
                // unlike the process itself, its handle leaves the rest of the output readable
                assertThat(process.toHandle().destroyForcibly()).isTrue();
                for (String line = readLine(lines); line != null; line = readLine(lines)) {
                    acknowledged.add(Long.valueOf(line));
                }
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertNothingIsLost(acknowledged);
        }
    }

    @Test
    void losesNothingOfAFileThatWasKilledBeforeAndIsFilledFromItsHoles() throws IOException {
        Path state = temp.resolve("0");
        for (int life = 1; life <= 6; life++) {
            Path left = temp.resolve("" + life);
            try (Store store = Store.open(state, Durability.EVERY_WRITE)) {
                Table<String> items = store.table("test/items", String.class);
                for (int i = 0; i < 25; i++) {
                    long number = life * 100L + i;
                    store.write(() -> items.put(Key.of(number % 7), "x".repeat(1500) + number));
                    copyFile(state, left); // as a kill would leave it
                    assertThat(valueIn(left, Key.of(number % 7))).endsWith("x" + number);
                }
                copyFile(state, left);
            }
            state = left;
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(from.resolve("kiln.mv"), to.resolve("kiln.mv"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String valueIn(Path directory, Key key) {
        try (Store store = Store.open(directory, Durability.EVERY_WRITE)) {
            return String.valueOf(store.table("test/items", String.class).get(key));
        }
    }

    /** A line that the kill cut off was not acknowledged. */
    private static @Nullable String readLine(BufferedReader lines) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            line.append((char) c);
        }
        return null;
    }

    private void assertNothingIsLost(Set<Long> acknowledged) {
        try (Store store = Store.open(temp, Durability.EVERY_WRITE)) {
            Table<String> items = store.table("test/items", String.class);
            Table<Blob> index = store.table("test/index", Blob.class);
            for (long number : acknowledged) {
                assertThat(items.get(Key.of(number))).isEqualTo("item " + number);
            }
            assertThat(index.size()).isEqualTo(items.size());
            items.scan(KeyRange.all()).forEach(row -> {
                Blob blob = Objects.requireNonNull(index.get(row.key()), () -> "the other half of " + row);
                assertThat(read(store, blob)).isEqualTo(row.value());
            });
        }
    }

    private static String read(Store store, Blob blob) {
        try (var in = store.blobs().read(blob)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes until it is killed, and prints what it was told is safe. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) {
            Store store = Store.open(Path.of(args[0]), Durability.EVERY_WRITE);
            for (int t = 0; t < WRITERS; t++) {
                long first = Long.parseLong(args[1]) * 10_000_000 + t;
                new Thread(() -> write(store, first)).start();
            }
        }

        private static void write(Store store, long first) {
            Table<String> items = store.table("test/items", String.class);
            Table<Blob> index = store.table("test/index", Blob.class);
            for (long number = first; ; number += WRITERS) {
                Key key = Key.of(number);
                String item = "item " + number;
                Blob blob = body(store, item);
                store.write(() -> {
                    items.put(key, item);
                    store.blobs().keep(blob);
                    index.put(key, blob);
                });
                System.out.print(number + "\n");
                System.out.flush();
            }
        }

        private static Blob body(Store store, String item) {
            try (BlobWriter writer = store.blobs().writer()) {
                writer.write(item.getBytes(StandardCharsets.UTF_8));
                return writer.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
