package dev.kiln.emulator.internal.environment.process;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads from class files without loading them. */
final class ClassFiles {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_0 = 44;

    private ClassFiles() {}

    /** Returns the Java version that a class was compiled for, or null where the class is not on the class path. */
    static @Nullable Integer javaVersion(List<Path> classPath, String className) throws IOException {
        String file = className.replace('.', '/') + ".class";
        for (Path entry : classPath) {
            Integer version = Files.isDirectory(entry) ? inDirectory(entry, file) : inJar(entry, file);
            if (version != null) {
                return version;
            }
        }
        return null;
    }

    static boolean contains(List<Path> classPath, String className) throws IOException {
        return javaVersion(classPath, className) != null;
    }

    private static @Nullable Integer inDirectory(Path directory, String file) throws IOException {
        Path path = directory.resolve(file);
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return version(bytes);
        }
    }

    private static @Nullable Integer inJar(Path jar, String file) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return null;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(file);
            if (entry == null) {
                return null;
            }
            try (InputStream bytes = zip.getInputStream(entry)) {
                return version(bytes);
            }
        }
    }

    private static @Nullable Integer version(InputStream bytes) throws IOException {
        DataInputStream data = new DataInputStream(bytes);
        if (data.readInt() != MAGIC) {
            return null;
        }
        data.readUnsignedShort();
        return data.readUnsignedShort() - JAVA_0;
    }
}
