package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.FunctionSpec.Code;
import dev.kiln.redirect.SdkV2Redirect;
import dev.kiln.runtime.KilnRuntime;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The class path of an environment: AWS's runtime interface client, as the parent of all on AWS; then the function's own;
 * then what Kiln adds for functions that did not bring it.
 */
final class GuestPath {
    private static final List<String> DRIVER = List.of("dev/kiln/emulator/internal/environment/inprocess/guest/");
    private static final List<Class<?>> CLIENT =
            List.of(EventHandlerLoader.class, PojoSerializer.class, LambdaRuntime.class);
    /** Prefixes, because everything may be in one jar. */
    private static final List<String> CLIENT_PREFIXES =
            List.of("com/amazonaws/services/lambda/", "com/amazonaws/lambda/thirdparty/");

    /** For streaming, and for SDKs that know no AWS_ENDPOINT_URL. */
    private static final List<Class<?>> ADDED = List.of(KilnRuntime.class, SdkV2Redirect.class);

    private static final List<String> ADDED_PREFIXES = List.of(
            "dev/kiln/runtime/",
            "dev/kiln/redirect/",
            "software/amazon/awssdk/global/handlers/",
            "com/amazonaws/global/handlers/");

    private GuestPath() {}

    /** The function's own entries; computed again for each environment because files come and go. */
    static List<File> own(FunctionSpec function) throws IOException {
        if (function.code() instanceof Code.ClassPath classPath) {
            List<Path> entries = classPath.entries().isEmpty() ? ClassPaths.ofThisJvm() : classPath.entries();
            List<File> files = new ArrayList<>(ClassPaths.expanded(entries));
            files.addAll(jarsOfLayers(function.layers()));
            return files;
        }
        if (function.code() instanceof Code.Directory directory) {
            File root = directory.root().toFile();
            if (!root.exists()) {
                throw new IOException("The code of function " + function.functionName() + " is not there: " + root);
            }
            List<File> files = new ArrayList<>();
            files.add(root);
            files.addAll(jars(new File(root, "lib")));
            files.addAll(jarsOfLayers(function.layers()));
            return files;
        }
        throw new IllegalStateException("Unknown kind of code: " + function.code());
    }

    /** Opens all entries. The caller closes them. */
    static List<PathEntry> open(List<File> own) throws IOException {
        List<PathEntry> entries = new ArrayList<>();
        try {
            entries.add(new RuntimeEntry(PathEntry.part(sourceOf(GuestPath.class), DRIVER), false));
            for (File file : sourcesOf(CLIENT)) {
                entries.add(new RuntimeEntry(PathEntry.part(file, CLIENT_PREFIXES), true));
            }
            for (File file : own) {
                addIfReadable(entries, file);
            }
            for (File file : sourcesOf(ADDED)) {
                if (!own.contains(file)) {
                    entries.add(PathEntry.part(file, ADDED_PREFIXES));
                }
            }
            return entries;
        } catch (IOException e) {
            closeAll(entries);
            throw e;
        }
    }

    private static void addIfReadable(List<PathEntry> entries, File file) {
        try {
            entries.add(PathEntry.of(file));
        } catch (IOException e) {
            // neither a directory nor a jar: ignored, as the JVM does
            return;
        }
    }

    private static void closeAll(List<PathEntry> entries) throws IOException {
        for (Closeable entry : entries) {
            entry.close();
        }
    }

    /** As AWS unpacks layers over each other into /opt: a later one replaces a file of the same name. */
    private static List<File> jarsOfLayers(List<Path> layers) {
        Map<String, File> byName = new TreeMap<>();
        for (Path layer : layers) {
            for (File jar : jars(layer.resolve("java/lib").toFile())) {
                byName.put(jar.getName(), jar);
            }
        }
        return List.copyOf(byName.values());
    }

    private static List<File> jars(File directory) {
        String[] names = directory.list((dir, name) -> name.endsWith(".jar"));
        if (names == null) {
            return List.of();
        }
        Arrays.sort(names);
        return Arrays.stream(names).map(name -> new File(directory, name)).toList();
    }

    private static Set<File> sourcesOf(List<Class<?>> types) throws IOException {
        Set<File> files = new LinkedHashSet<>();
        for (Class<?> type : types) {
            files.add(sourceOf(type));
        }
        return files;
    }

    private static File sourceOf(Class<?> type) throws IOException {
        File source = ClassPaths.source(type);
        if (source == null) {
            throw new IOException("Functions cannot run in this process, because " + type.getName()
                    + " was not loaded from a file; run them in a process of their own");
        }
        return source;
    }
}
