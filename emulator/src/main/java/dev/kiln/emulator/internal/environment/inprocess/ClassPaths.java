package dev.kiln.emulator.internal.environment.inprocess;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out where this JVM's own classes come from. */
public final class ClassPaths {
    private static final Pattern ENTRIES = Pattern.compile(Pattern.quote(File.pathSeparator));
    private static final Pattern SPACES = Pattern.compile(" +");

    private ClassPaths() {}

    /**
     * The class path of this JVM, in its order: the entries it was started with, those that build tools hide in the
     * manifest of a jar, and those of the module path.
     */
    public static List<Path> ofThisJvm() {
        Set<File> found = new LinkedHashSet<>();
        for (File entry : entries("java.class.path")) {
            addExpanded(entry, found);
        }
        for (File entry : entries("jdk.module.path")) {
            addModules(entry, found);
        }
        return found.stream().map(File::toPath).toList();
    }

    /** The entries that are there, each followed by what the manifest of its jar adds to it, as in a JVM. */
    static List<File> expanded(List<Path> entries) {
        Set<File> found = new LinkedHashSet<>();
        for (Path entry : entries) {
            addExpanded(entry.toFile().getAbsoluteFile(), found);
        }
        return List.copyOf(found);
    }

    /** Where a class was loaded from; null for what is in no file. */
    static @Nullable File source(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !location.getProtocol().equals("file")) {
            return null;
        }
        try {
            return new File(location.toURI());
        } catch (URISyntaxException e) {
            return new File(location.getPath());
        }
    }

    private static List<File> entries(String property) {
        return ENTRIES.splitAsStream(System.getProperty(property, ""))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> new File(entry).getAbsoluteFile())
                .toList();
    }

    private static void addModules(File entry, Set<File> found) {
        if (entry.isDirectory() && !new File(entry, "module-info.class").exists()) {
            File[] inside = entry.listFiles(
                    file -> file.getName().endsWith(".jar") || new File(file, "module-info.class").exists());
            if (inside != null) {
                Arrays.sort(inside);
                found.addAll(Arrays.asList(inside));
            }
        } else {
            addExpanded(entry, found);
        }
    }

    private static void addExpanded(File entry, Set<File> found) {
        if (!entry.exists() || !found.add(entry) || entry.isDirectory()) {
            return;
        }
        for (File next : manifestClassPath(entry)) {
            addExpanded(next, found);
        }
    }

    private static List<File> manifestClassPath(File jarFile) {
        try {
            Manifest manifest = JarIndex.of(jarFile).manifest();
            String classPath =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (classPath == null) {
                return List.of();
            }
            URI base = jarFile.toURI();
            List<File> entries = new ArrayList<>();
            for (String url : SPACES.splitAsStream(classPath.trim()).toList()) {
                URI resolved = base.resolve(url);
                if ("file".equals(resolved.getScheme())) {
                    entries.add(new File(resolved));
                }
            }
            return entries;
        } catch (IOException | IllegalArgumentException e) {
            return List.of(); // the JVM ignores such an entry too
        }
    }
}
