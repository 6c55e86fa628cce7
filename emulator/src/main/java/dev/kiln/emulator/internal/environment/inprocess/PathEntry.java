package dev.kiln.emulator.internal.environment.inprocess;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** A place where an environment's class loader looks for classes and resources. Names have slashes and no leading one. */
interface PathEntry extends Closeable {
    /** Whether something directly in this folder may be here; false is certain. */
    boolean mayHave(String folder);

    @Nullable
    Found find(String name);

    /** A class file as it is to be defined, with its call sites redirected; null when it is not here. */
    default byte @Nullable [] classFile(String name) throws IOException {
        Found found = find(name);
        return found == null ? null : CallSites.redirect(found.read());
    }

    URL location();

    @Nullable
    Manifest manifest();

    /** Opens a directory or a jar. */
    static PathEntry of(File file) throws IOException {
        return file.isDirectory() ? new FolderEntry(file) : new JarFileEntry(file);
    }

    /** Of a directory or a jar, only what begins with one of some prefixes. */
    static PathEntry part(File file, List<String> prefixes) throws IOException {
        return new PartialEntry(of(file), prefixes);
    }

    static URL urlOf(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("A file has no URL: " + file, e);
        }
    }

    /** A file that was found. */
    interface Found {
        InputStream open() throws IOException;

        URL url();

        default byte[] read() throws IOException {
            try (InputStream in = open()) {
                return in.readAllBytes();
            }
        }
    }
}
