package dev.kiln.emulator.internal.environment.inprocess;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** Of another entry, only what begins with one of some prefixes: everything of ours may be packed into one jar. */
record PartialEntry(PathEntry whole, List<String> prefixes) implements PathEntry {
    @Override
    public boolean mayHave(String folder) {
        return whole.mayHave(folder);
    }

    @Override
    public @Nullable Found find(String name) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return whole.find(name);
            }
        }
        return null;
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
