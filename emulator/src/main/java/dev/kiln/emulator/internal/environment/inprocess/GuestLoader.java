package dev.kiln.emulator.internal.environment.inprocess;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of one environment. It asks itself first, so that the function's classes and their libraries exist
 * once per environment, and redirects call sites as it defines them. It has no name, because a name would show in stack
 * traces that callers see.
 */
final class GuestLoader extends SecureClassLoader implements Closeable {
    static {
        registerAsParallelCapable();
    }

    private final List<PathEntry> path;
    private final Origin origin;
    private final ClassLoader shared;
    private final ConcurrentMap<String, List<PathEntry>> byFolder = new ConcurrentHashMap<>();
    private final ConcurrentMap<PathEntry, CodeSource> sources = new ConcurrentHashMap<>();

    GuestLoader(List<PathEntry> path, Origin origin, ClassLoader shared) {
        super(ClassLoader.getPlatformClassLoader());
        this.path = List.copyOf(path);
        this.origin = origin;
        this.shared = shared;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = load(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        switch (origin.of(name)) {
            case JDK -> {
                ClassLoader jdk = Origin.jdkLoader(name);
                return Class.forName(name, false, jdk);
            }
            case SHARED -> {
                Class<?> found = fromShared(name);
                return found == null ? findClass(name) : found;
            }
            case PREFERABLY_OWN -> {
                Class<?> own = define(name);
                Class<?> found = own == null ? fromShared(name) : own;
                return found == null ? findClass(name) : found;
            }
            case OWN -> {
                Class<?> own = define(name);
                // what agents put on the boot class path is all that can be elsewhere
                return own == null ? getParent().loadClass(name) : own;
            }
        }
        throw new ClassNotFoundException(name);
    }

    private @Nullable Class<?> fromShared(String name) {
        try {
            return Class.forName(name, false, shared);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> own = define(name);
        if (own == null) {
            throw new ClassNotFoundException(name);
        }
        return own;
    }

    private @Nullable Class<?> define(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        for (PathEntry entry : candidates(file)) {
            byte[] classFile;
            try {
                classFile = entry.classFile(file);
            } catch (IOException | IllegalStateException e) { // also: the jar was closed meanwhile
                throw new ClassNotFoundException(name, e);
            }
            if (classFile != null) {
                return define(name, entry, classFile);
            }
        }
        return null;
    }

    private Class<?> define(String name, PathEntry entry, byte[] classFile) {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && getDefinedPackage(name.substring(0, dot)) == null) {
            definePackage(name.substring(0, dot), entry);
        }
        CodeSource source = sources.computeIfAbsent(entry, e -> new CodeSource(e.location(), (Certificate[]) null));
        return defineClass(name, classFile, 0, classFile.length, source);
    }

    private void definePackage(String name, PathEntry entry) {
        Manifest manifest = entry.manifest();
        try {
            if (manifest == null) {
                definePackage(name, null, null, null, null, null, null, null);
                return;
            }
            String folder = name.replace('.', '/') + "/";
            boolean sealed = "true".equalsIgnoreCase(attribute(manifest, folder, Attributes.Name.SEALED));
            definePackage(
                    name,
                    attribute(manifest, folder, Attributes.Name.SPECIFICATION_TITLE),
                    attribute(manifest, folder, Attributes.Name.SPECIFICATION_VERSION),
                    attribute(manifest, folder, Attributes.Name.SPECIFICATION_VENDOR),
                    attribute(manifest, folder, Attributes.Name.IMPLEMENTATION_TITLE),
                    attribute(manifest, folder, Attributes.Name.IMPLEMENTATION_VERSION),
                    attribute(manifest, folder, Attributes.Name.IMPLEMENTATION_VENDOR),
                    sealed ? entry.location() : null);
        } catch (IllegalArgumentException e) {
            // another thread defined a class of the same package meanwhile
            return;
        }
    }

    private static @Nullable String attribute(Manifest manifest, String folder, Attributes.Name name) {
        Attributes ofFolder = manifest.getAttributes(folder);
        String value = ofFolder == null ? null : ofFolder.getValue(name);
        return value == null ? manifest.getMainAttributes().getValue(name) : value;
    }

    private List<PathEntry> candidates(String file) {
        int slash = file.lastIndexOf('/');
        String folder = slash < 0 ? "" : file.substring(0, slash);
        return byFolder.computeIfAbsent(folder, f -> {
            List<PathEntry> having = new ArrayList<>();
            for (PathEntry entry : path) {
                if (entry.mayHave(f)) {
                    having.add(entry);
                }
            }
            return List.copyOf(having);
        });
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL own = findResource(name);
        if (own != null) {
            return own;
        }
        return isShared(name) ? shared.getResource(name) : getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = Collections.list(findResources(name));
        ClassLoader others = isShared(name) ? shared : getParent();
        all.addAll(Collections.list(others.getResources(name)));
        return Collections.enumeration(all);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        for (PathEntry entry : candidates(name)) {
            PathEntry.Found found = entry.find(name);
            if (found != null) {
                try {
                    return found.open();
                } catch (IOException e) {
                    throw new UncheckedIOException("Cannot read " + name + " of the function", e);
                }
            }
        }
        URL elsewhere = getResource(name);
        try {
            return elsewhere == null ? null : elsewhere.openStream();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        for (PathEntry entry : candidates(name)) {
            PathEntry.Found found = entry.find(name);
            if (found != null) {
                return found.url();
            }
        }
        return null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        List<URL> urls = new ArrayList<>();
        for (PathEntry entry : candidates(name)) {
            PathEntry.Found found = entry.find(name);
            if (found != null) {
                urls.add(found.url());
            }
        }
        return Collections.enumeration(urls);
    }

    private boolean isShared(String resource) {
        return origin.of(resource.replace('/', '.')) == Origin.Owner.SHARED;
    }

    @Override
    public void close() throws IOException {
        for (PathEntry entry : path) {
            entry.close();
        }
    }
}
