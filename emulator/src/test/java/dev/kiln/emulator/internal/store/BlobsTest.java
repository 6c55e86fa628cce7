package dev.kiln.emulator.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobsTest {
    @TempDir
    private Path temp;

    private Store open(String kind) {
        return kind.equals("memory") ? Store.inMemory() : Store.open(temp, Durability.EVERY_SECOND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void readsBackWhatWasWrittenAndAnyRangeOfIt(String kind) throws IOException {
        byte[] body = bytes(200_000);
        try (Store store = open(kind)) {
            Blob blob = write(store, body);

            assertThat(blob.length()).isEqualTo(body.length);
            assertThat(read(store, blob)).isEqualTo(body);
            try (InputStream range = store.blobs().read(blob, 65_000, 70_000)) {
                assertThat(range.readAllBytes()).isEqualTo(Arrays.copyOfRange(body, 65_000, 135_000));
            }
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            try (InputStream most = store.blobs().read(blob, 1, 199_999)) {
                assertThat(most.transferTo(sent)).isEqualTo(199_999);
            }
            assertThat(sent.toByteArray()).isEqualTo(Arrays.copyOfRange(body, 1, 200_000));
            assertThat(read(store, write(store, new byte[0]))).isEmpty();
            assertThatThrownBy(() -> store.blobs().read(blob, 199_999, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void isGoneWithItsLastReference(String kind) throws IOException {
        try (Store store = open(kind)) {
            Blob blob = write(store, bytes(10));
            store.blobs().keep(blob);
            store.blobs().keep(blob);

            store.blobs().release(blob);
            store.flush();
            assertThat(read(store, blob)).hasSize(10);

            store.blobs().release(blob);
            store.flush();
            assertGone(store, blob);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void isGoneIfItsWriterIsClosedUnfinished(String kind) throws IOException {
        try (Store store = open(kind)) {
            BlobWriter writer = store.blobs().writer();
            writer.write(bytes(100_000));
            writer.close();

            assertThat(filesUnder(temp.resolve("blobs"))).isZero();
            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void survivesItsReleaseAsLongAsASnapshotCanBringItBack(String kind) throws IOException {
        try (Store store = open(kind)) {
            Blob blob = write(store, bytes(10));
            store.blobs().keep(blob);
            StoreSnapshot snapshot = store.snapshot();

            store.blobs().release(blob);
            store.flush();
            store.rollback(snapshot);
            assertThat(read(store, blob)).hasSize(10);

            store.blobs().release(blob);
            snapshot.close();
            store.flush();
            assertGone(store, blob);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void isGoneWhenARollbackTakesItsReferenceAway(String kind) throws IOException {
        try (Store store = open(kind)) {
            StoreSnapshot snapshot = store.snapshot();
            for (int round = 0; round < 3; round++) {
                Blob blob = write(store, bytes(10));
                store.blobs().keep(blob);

                store.rollback(snapshot);
                store.flush();

                assertGone(store, blob);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "directory"})
    void staysForANewerSnapshotWhenAnOlderOneIsRestored(String kind) throws IOException {
        try (Store store = open(kind)) {
            StoreSnapshot before = store.snapshot();
            Blob blob = write(store, bytes(10));
            store.blobs().keep(blob);
            StoreSnapshot after = store.snapshot();

            store.rollback(before);
            store.flush();
            store.rollback(after);

            assertThat(read(store, blob)).hasSize(10);
            after.close();
            before.close();
            assertThat(read(store, blob)).hasSize(10);
        }
    }

    @Test
    void survivesARestartAndOrphansDoNot() throws IOException {
        Blob kept;
        try (Store store = Store.open(temp, Durability.EVERY_WRITE)) {
            kept = write(store, bytes(1000));
            store.blobs().keep(kept);
            write(store, bytes(1000));
        }
        assertThat(filesUnder(temp.resolve("blobs"))).isEqualTo(2);

        try (Store store = Store.open(temp, Durability.EVERY_WRITE)) {
            assertThat(read(store, kept)).isEqualTo(bytes(1000));
            assertThat(filesUnder(temp.resolve("blobs"))).isEqualTo(1);
        }
    }

    @Test
    void movesToTemporaryFilesBeyondTheBoundAndRemovesThemAtTheEnd() throws IOException {
        MemoryBlobs place = new MemoryBlobs(1 << 20);
        byte[] large = bytes(700_000);
        try (BlobWriter small = new BlobWriter(place, "0".repeat(32));
                BlobWriter big = new BlobWriter(place, "1".repeat(32))) {
            small.write(bytes(100_000));
            small.finish();
            big.write(large, 0, 300_000);
            big.write(large, 300_000, 400_000);
            big.finish();
        }
        Path directory = place.directory();
        assertThat(directory).isNotNull().isDirectoryRecursivelyContaining("glob:**/1*");
        assertThat(place.used()).isBetween(100_000L, 101_000L);
        try (BlobInput in = new BlobInput(place.open("1".repeat(32)), 0, large.length)) {
            assertThat(in.readAllBytes()).isEqualTo(large);
        }

        place.delete("0".repeat(32));
        assertThat(place.used()).isZero();
        place.close();
        assertThat(directory).doesNotExist();
    }

    @Test
    void takesNoPathForAnId() {
        try (Store store = Store.open(temp, Durability.EVERY_SECOND)) {
            assertThatThrownBy(() -> store.blobs().read(new Blob("../../../etc/passwd", 1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Blob write(Store store, byte[] body) throws IOException {
        try (BlobWriter writer = store.blobs().writer()) {
            writer.write(body, 0, body.length / 2);
            writer.write(body, body.length / 2, body.length - body.length / 2);
            return writer.finish();
        }
    }

    private static byte[] read(Store store, Blob blob) throws IOException {
        try (InputStream in = store.blobs().read(blob)) {
            return in.readAllBytes();
        }
    }

    private static void assertGone(Store store, Blob blob) {
        assertThatThrownBy(() -> store.blobs().read(blob)).isInstanceOf(NoSuchFileException.class);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static long filesUnder(Path directory) {
        if (!Files.exists(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
