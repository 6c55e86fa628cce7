package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * Uploaded archives of functions and layers, in a directory of the emulator's own. An archive is kept once, under its
 * SHA-256, with an unpacked copy beside it that is made again when it is missing. Nothing here ever changes, so going back
 * to an earlier state of the store needs nothing from it.
 */
final class CodeArchive {
    private final Path root;

    CodeArchive(Path root) {
        this.root = root;
    }

    /** An archive that was taken in. */
    record Stored(String archive, String codeSha256, long codeSize) {}

    /**
     * Takes in a zip or jar and unpacks it.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when AWS would refuse it
     */
    Stored store(byte[] zip) {
        if (zip.length > Limits.ZIP_BYTES) {
            throw LambdaErrors.zipTooLarge(Limits.ZIP_BYTES);
        }
        return take(zip);
    }

    /** Takes in a zip or jar of this machine; as with code from S3 on AWS, only its unpacked size is bounded. */
    Stored store(Path file) {
        try {
            return take(Files.readAllBytes(file));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the code at " + file, failed);
        }
    }

    private Stored take(byte[] zip) {
        byte[] digest = sha256(zip);
        String archive = HexFormat.of().formatHex(digest);
        try {
            Files.createDirectories(root);
            if (!Files.exists(zipFile(archive))) {
                keep(zip, archive);
            }
            unpacked(archive);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the uploaded code under " + root, failed);
        }
        return new Stored(archive, Base64.getEncoder().encodeToString(digest), zip.length);
    }

    static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String sha256Base64(String text) {
        return Base64.getEncoder().encodeToString(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The zip file itself. */
    Path zipFile(String archive) {
        return root.resolve(archive + ".zip");
    }

    /** The directory of the unpacked archive. */
    Path directory(String archive) {
        try {
            return unpacked(archive);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot unpack " + zipFile(archive), failed);
        }
    }

    private Path unpacked(String archive) throws IOException {
        Path directory = root.resolve(archive);
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Path scratch = Files.createTempDirectory(root, "unpacking");
        try {
            ZipUnpacking.unpack(zipFile(archive), scratch);
            move(scratch, directory);
        } finally {
            delete(scratch);
        }
        return directory;
    }

    private void keep(byte[] zip, String archive) throws IOException {
        Path scratch = Files.createTempFile(root, "upload", ".zip");
        try {
            Files.write(scratch, zip);
            move(scratch, zipFile(archive));
        } finally {
            Files.deleteIfExists(scratch);
        }
    }

    /** Whoever comes second with the same content has nothing left to do. */
    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException other) {
            if (!Files.exists(to)) {
                throw other;
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
