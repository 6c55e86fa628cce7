package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.aws.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks one archive that somebody else made. Whatever is in it stays below the directory and below AWS's bound on
 * unpacked code: sizes are counted while they are unpacked, never believed, and symbolic links are made last, so that
 * nothing is written through one.
 */
final class ZipUnpacking {
    /** Far more than real deployments have, and few enough to unpack in seconds. */
    private static final int MAX_ENTRIES = 100_000;

    private static final int MAX_LINK_BYTES = 4096;

    private final Path directory;
    private final Map<String, Integer> modes;
    private final Map<Path, String> links = new LinkedHashMap<>();
    private long total;

    private ZipUnpacking(Path directory, Map<String, Integer> modes) {
        this.directory = directory;
        this.modes = modes;
    }

    static void unpack(Path zip, Path directory) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            if (file.size() > MAX_ENTRIES) {
                throw tooLarge();
            }
            ZipUnpacking unpacking = new ZipUnpacking(directory.toRealPath(), ZipModes.of(zip));
            for (ZipEntry entry : Collections.list(file.entries())) {
                unpacking.unpack(file, entry);
            }
            unpacking.link();
        } catch (ZipException | FileAlreadyExistsException | IllegalArgumentException malformed) {
            // IllegalArgumentException: names that are no text
            throw LambdaErrors.notAZip();
        }
    }

    private void unpack(ZipFile file, ZipEntry entry) throws IOException {
        Path target = inside(entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(parent(target));
        int mode = modes.getOrDefault(entry.getName(), 0);
        try (InputStream in = file.getInputStream(entry)) {
            if (ZipModes.isLink(mode)) {
                links.put(target, new String(in.readNBytes(MAX_LINK_BYTES), StandardCharsets.UTF_8));
                return;
            }
            try (OutputStream out = Files.newOutputStream(target)) {
                copy(in, out);
            }
        } catch (FileSystemException clash) {
            // a file where another entry needs a directory, or a name this system cannot have
            throw LambdaErrors.notAZip();
        }
        if (ZipModes.isExecutable(mode) && !target.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + target + " executable");
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > Limits.UNZIPPED_BYTES) {
                throw tooLarge();
            }
            out.write(buffer, 0, read);
        }
    }

    private void link() throws IOException {
        for (Map.Entry<Path, String> link : links.entrySet()) {
            Path at = link.getKey();
            Path to = Path.of(link.getValue());
            if (to.isAbsolute() || !parent(at).resolve(to).normalize().startsWith(directory)) {
                throw LambdaErrors.notAZip();
            }
            Files.createSymbolicLink(at, to);
        }
        // a link through another link may lead elsewhere than its text says
        for (Path link : links.keySet()) {
            if (!parent(link).toRealPath().startsWith(directory)
                    || (Files.exists(link) && !link.toRealPath().startsWith(directory))) {
                throw LambdaErrors.notAZip();
            }
        }
    }

    private Path inside(String name) {
        try {
            Path target = directory.resolve(name).normalize();
            boolean escapes = name.startsWith("/") || name.startsWith("\\") || !target.startsWith(directory);
            if (escapes) {
                throw LambdaErrors.notAZip();
            }
            return target;
        } catch (InvalidPathException malformed) {
            throw LambdaErrors.notAZip();
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private static RuntimeException tooLarge() {
        return LambdaErrors.invalid("Unzipped size must be smaller than " + Limits.UNZIPPED_BYTES + " bytes");
    }
}
