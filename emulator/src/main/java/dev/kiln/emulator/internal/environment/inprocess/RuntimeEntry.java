package dev.kiln.emulator.internal.environment.inprocess;

import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The runtime itself, whose class files are kept in memory for the next environment: AWS, too, starts it from an archive of
 * classes that is ready. The function's own are read each time.
 *
 * @param redirected whether its call sites are; our own driver has to reach the real System
 */
record RuntimeEntry(PathEntry whole, boolean redirected) implements PathEntry {
    /** By location and name. Bounded by what is in the jars of the runtime. */
    private static final Map<String, byte[]> READ = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] classFile(String name) throws IOException {
        String key = location() + "!" + name;
        byte[] known = READ.get(key);
        if (known != null) {
            return known;
        }
        Found found = find(name);
        if (found == null) {
            return null;
        }
        byte[] read = redirected ? CallSites.redirect(found.read()) : found.read();
        READ.put(key, read);
        return read;
    }

    @Override
    public boolean mayHave(String folder) {
        return whole.mayHave(folder);
    }

    @Override
    public @Nullable Found find(String name) {
        return whole.find(name);
    }

    @Override
    public URL location() {
        return whole.location();
    }

    @Override
    public @Nullable Manifest manifest() {
        return whole.manifest();
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
