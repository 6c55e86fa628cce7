package dev.kiln.emulator.internal.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;

class CodeArchiveTest {
    @TempDir
    Path directory;

    private CodeArchive archive() {
        return new CodeArchive(directory.resolve("code"));
    }

    private Path unpack(byte[] zip) {
        return archive().directory(archive().store(zip).archive());
    }

    private static void assertRefused(ThrowingCallable upload) {
        assertThatThrownBy(upload)
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining(
                        "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }

    @Test
    void unpacksFilesAndDirectories() {
        Path code = unpack(Zips.of("a.txt", "A", "lib/", "", "lib/deep/b.txt", "B"));
        assertThat(code.resolve("a.txt")).hasContent("A");
        assertThat(code.resolve("lib/deep/b.txt")).hasContent("B");
    }

    @Test
    void tellsTheHashAndSizeOfTheZip() throws Exception {
        CodeArchive.Stored stored = archive().store(TestLambda.ZIP);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(TestLambda.ZIP);
        assertThat(stored.codeSha256()).isEqualTo(Base64.getEncoder().encodeToString(digest));
        assertThat(stored.codeSize()).isEqualTo(TestLambda.ZIP.length);
    }

    @Test
    void unpacksAgainWhatIsMissing() throws Exception {
        CodeArchive.Stored stored = archive().store(Zips.of("a.txt", "A"));
        Path code = archive().directory(stored.archive());
        Files.delete(code.resolve("a.txt"));
        Files.delete(code);
        assertThat(archive().directory(stored.archive()).resolve("a.txt")).hasContent("A");
    }

    @Test
    void keepsExecutableBits() {
        byte[] zip = Zips.withMode(Zips.of("bootstrap", "#!/bin/sh", "data", "x"), "bootstrap", 0100755);
        Path code = unpack(Zips.withMode(zip, "data", 0100644));
        assertThat(code.resolve("bootstrap")).isExecutable();
        assertThat(Files.isExecutable(code.resolve("data"))).isFalse();
    }

    @Test
    void keepsSymbolicLinksInside() {
        Path code =
                unpack(Zips.withMode(Zips.of("lib/real.txt", "R", "link.txt", "lib/real.txt"), "link.txt", 0120777));
        assertThat(code.resolve("link.txt")).isSymbolicLink().hasContent("R");
    }

    @Test
    void refusesSymbolicLinksThatLeadOutside() {
        assertRefused(() -> unpack(Zips.withMode(Zips.of("link", "../../secret"), "link", 0120777)));
        assertRefused(() -> unpack(Zips.withMode(Zips.of("link", "/etc/passwd"), "link", 0120777)));
        byte[] chain = Zips.of("dir/up", "..", "dir/out", "up/../..");
        assertRefused(() -> unpack(Zips.withMode(Zips.withMode(chain, "dir/up", 0120777), "dir/out", 0120777)));
    }

    @Test
    void refusesEntriesThatLeadOutside() {
        assertRefused(() -> unpack(Zips.of("../evil.txt", "x")));
        assertRefused(() -> unpack(Zips.of("a/../../evil.txt", "x")));
        assertRefused(() -> unpack(Zips.of("/etc/evil.txt", "x")));
        assertThat(directory.resolve("evil.txt")).doesNotExist();
    }

    @Test
    void refusesAFileWhereADirectoryIsNeeded() {
        assertRefused(() -> unpack(Zips.of("a", "x", "a/b", "y")));
    }

    @Test
    void refusesZipBombs() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 251; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThatThrownBy(() -> archive().store(bomb.toByteArray()))
                .isInstanceOf(InvalidParameterValueException.class)
                .hasMessageContaining("Unzipped size must be smaller than 262144000 bytes");
        try (Stream<Path> left = Files.list(directory.resolve("code"))) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
    }

    @Test
    void refusesTruncatedZips() {
        byte[] half = Arrays.copyOf(TestLambda.ZIP, TestLambda.ZIP.length / 2);
        assertRefused(() -> unpack(half));
    }

    @Test
    void refusesZipsOverFiftyMegabytes() {
        assertThatThrownBy(() -> archive().store(new byte[52_428_801]))
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        error -> assertThat(error.statusCode()).isEqualTo(413))
                .hasMessageContaining("Zipped size must be smaller than 52428800 bytes");
    }
}
