package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.RuntimeClient;
import dev.kiln.emulator.internal.environment.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of the emulator that other processes read: unpacked once, when they are needed first, into one directory. */
final class RuntimeFiles {
    private static final String NATIVE_CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient";

    private @Nullable Path directory;
    private final Map<RuntimeClient, Path> clients = new HashMap<>();

    private synchronized Path directory() throws IOException {
        Path current = directory;
        if (current == null) {
            current = Files.createTempDirectory("kiln-runtimes-");
            directory = current;
        }
        return current;
    }

    /** Returns the program that runs handlers in another language. */
    synchronized Path client(RuntimeClient client) throws IOException {
        Path known = clients.get(client);
        if (known == null) {
            known = client.unpack(directory().resolve(client.folder()));
            clients.put(client, known);
        }
        return known;
    }

    /** Whether AWS's runtime client for Java runs on this machine. */
    static boolean nativeClientRuns() {
        return System.getProperty("os.name").equals("Linux");
    }

    /** Returns a copy of the native library of AWS's runtime client: by itself it would use one path for all JVMs. */
    synchronized Path nativeClient() throws IOException {
        Path target = directory().resolve("libaws-lambda-jni.so");
        if (Files.exists(target)) {
            return target;
        }
        boolean arm = System.getProperty("os.arch").toLowerCase(Locale.ROOT).matches("aarch64|arm64");
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + (arm ? "aarch64" : "x86_64") + ".so.1"));
        String name = "jni/libaws-lambda-jni.linux" + (musl ? "_musl" : "") + (arm ? "-aarch_64" : "-x86_64") + ".so";
        Path jar = Locations.required(NATIVE_CLIENT);
        try (InputStream library = RuntimeFiles.class.getClassLoader().getResourceAsStream(name)) {
            if (library == null) {
                throw new IOException(jar + " has no " + name);
            }
            Path partial = directory().resolve("libaws-lambda-jni.partial");
            Files.copy(library, partial, StandardCopyOption.REPLACE_EXISTING);
            Files.move(partial, target);
        }
        return target;
    }

    synchronized void delete() throws IOException {
        Path current = directory;
        directory = null;
        clients.clear();
        if (current != null) {
            Trees.delete(current);
        }
    }
}
