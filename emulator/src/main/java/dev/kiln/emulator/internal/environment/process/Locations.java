package dev.kiln.emulator.internal.environment.process;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Where on this JVM's own class path something lies. Loads nothing. */
final class Locations {
    private static final Map<String, Path> KNOWN = new ConcurrentHashMap<>();

    private Locations() {}

    /** Returns the jar or directory that holds a class, or null where there is no such class. */
    static @Nullable Path of(String className) throws IOException {
        Path known = KNOWN.get(className);
        if (known != null) {
            return known;
        }
        Path found = find(className);
        if (found != null) {
            KNOWN.put(className, found);
        }
        return found;
    }

    private static @Nullable Path find(String className) throws IOException {
        String file = className.replace('.', '/') + ".class";
        URL url = Locations.class.getClassLoader().getResource(file);
        if (url == null) {
            return null;
        }
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return path(jar.getJarFileURL().toString());
        }
        String text = url.toString();
        return path(text.substring(0, text.length() - file.length()));
    }

    private static Path path(String url) throws IOException {
        try {
            return Path.of(new URI(url));
        } catch (URISyntaxException | IllegalArgumentException strange) {
            throw new IOException("a process cannot be given the class path entry " + url, strange);
        }
    }

    static Path required(String className) throws IOException {
        Path found = of(className);
        if (found == null) {
            throw new IOException(className + " is not on the class path of Kiln: its dependencies are incomplete");
        }
        return found;
    }
}
