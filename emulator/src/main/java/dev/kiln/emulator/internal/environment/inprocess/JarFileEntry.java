package dev.kiln.emulator.internal.environment.inprocess;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar, with its entries in the version that is for this JVM. It is open from first use until the environment ends. */
final class JarFileEntry implements PathEntry {
    private final File file;
    private final JarIndex index;
    private @Nullable JarFile jar;
    private boolean closed;

    JarFileEntry(File file) throws IOException {
        this.file = file;
        this.index = JarIndex.of(file);
    }

    @Override
    public boolean mayHave(String folder) {
        return index.folders().contains(folder);
    }

    @Override
    public @Nullable Found find(String name) {
        try {
            JarFile opened = jar();
            JarEntry entry = opened.getJarEntry(name);
            return entry == null ? null : new Packed(opened, entry, location());
        } catch (IOException | IllegalStateException e) { // closed while code of the environment still runs
            return null;
        }
    }

    @Override
    public URL location() {
        return PathEntry.urlOf(file);
    }

    @Override
    public @Nullable Manifest manifest() {
        return index.manifest();
    }

    private synchronized JarFile jar() throws IOException {
        if (closed) {
            throw new IOException("The environment has ended");
        }
        if (jar == null) {
            jar = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
        }
        return jar;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (jar != null) {
            jar.close();
            jar = null;
        }
    }

    private record Packed(JarFile jar, JarEntry entry, URL location) implements Found {
        @Override
        public InputStream open() throws IOException {
            return jar.getInputStream(entry);
        }

        @Override
        public URL url() {
            return UncachedUrls.inJar(location, entry.getRealName());
        }
    }
}
