package dev.kiln.emulator.internal.environment.inprocess;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** A directory of classes. Nothing is remembered of it: it may be compiled into at any time. */
record FolderEntry(File root) implements PathEntry {
    @Override
    public boolean mayHave(String folder) {
        return folder.isEmpty() || new File(root, folder).isDirectory();
    }

    @Override
    public @Nullable Found find(String name) {
        File file = new File(root, name);
        boolean inside = !name.contains("..")
                || file.toPath().normalize().startsWith(root.toPath().normalize());
        return inside && file.exists() ? new PlainFile(file) : null;
    }

    @Override
    public URL location() {
        return PathEntry.urlOf(root);
    }

    @Override
    public @Nullable Manifest manifest() {
        return null;
    }

    @Override
    public void close() {}

    private record PlainFile(File file) implements Found {
        @Override
        public InputStream open() throws IOException {
            return new FileInputStream(file);
        }

        @Override
        public URL url() {
            return PathEntry.urlOf(file);
        }
    }
}
