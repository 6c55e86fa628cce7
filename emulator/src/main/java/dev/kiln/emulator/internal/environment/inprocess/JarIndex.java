package dev.kiln.emulator.internal.environment.inprocess;

import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a jar without opening it again: its folders, so that a class is looked for only where its package is,
 * and its manifest. Shared by all environments and recomputed when the file changes.
 *
 * @param folders without a slash at the end; those of versioned entries also without their prefix
 */
record JarIndex(Set<String> folders, @Nullable Manifest manifest) {
    private static final int MOST_JARS = 2_000;
    private static final String VERSIONS = "META-INF/versions/";

    private static final Map<Key, JarIndex> KNOWN = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, JarIndex> eldest) {
            return size() > MOST_JARS;
        }
    });

    private record Key(File file, long modified, long length) {}

    static JarIndex of(File file) throws IOException {
        Key key = new Key(file, file.lastModified(), file.length());
        JarIndex known = KNOWN.get(key);
        if (known == null) {
            try (JarFile jar = new JarFile(file, false)) {
                known = new JarIndex(folders(jar), jar.getManifest());
            }
            KNOWN.put(key, known);
        }
        return known;
    }

    private static Set<String> folders(JarFile jar) {
        Set<String> folders = new HashSet<>();
        String last = "";
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            String name = entries.nextElement().getName();
            int slash = name.lastIndexOf('/');
            String folder = slash < 0 ? "" : name.substring(0, slash);
            if (!folder.equals(last)) {
                last = folder;
                addWithParents(folders, folder);
                int version = folder.startsWith(VERSIONS) ? folder.indexOf('/', VERSIONS.length()) : -1;
                if (version > 0) {
                    addWithParents(folders, folder.substring(version + 1));
                }
            }
        }
        return Set.copyOf(folders);
    }

    private static void addWithParents(Set<String> folders, String folder) {
        String next = folder;
        while (folders.add(next)) {
            next = next.substring(0, Math.max(0, next.lastIndexOf('/')));
        }
    }
}
