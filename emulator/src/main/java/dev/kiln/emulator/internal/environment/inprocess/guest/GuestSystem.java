package dev.kiln.emulator.internal.environment.inprocess.guest;

import dev.kiln.emulator.internal.environment.inprocess.bridge.Host;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code System} and {@code Runtime} are for code in this environment. Call sites are pointed here when their class
 * is loaded, so each member has the name and the type of what it stands for; members that stand for an instance method
 * take the instance first.
 */
@SuppressWarnings("NullAway.Init") // install() comes before any other class of the environment is loaded
public final class GuestSystem {
    public static PrintStream out;
    public static PrintStream err;
    public static InputStream in = InputStream.nullInputStream();

    private static Host host;
    private static Map<String, String> environment;
    private static URLClassLoader customerLoader;
    private static volatile LineStream errLines;
    private static volatile LineStream outLines;

    private static final ConcurrentMap<String, String> properties = new ConcurrentHashMap<>();
    private static final Set<String> cleared = ConcurrentHashMap.newKeySet();
    private static final Set<Thread> hooks = new LinkedHashSet<>();

    private GuestSystem() {}

    static void install(Host newHost) {
        host = newHost;
        environment = newHost.variables();
        properties.putAll(newHost.properties());
        // the runtime interface client wants a URLClassLoader; the environment's own loader stands behind it
        customerLoader = new URLClassLoader(new URL[0], GuestSystem.class.getClassLoader());
        errLines = new LineStream(newHost::log);
        outLines = new LineStream(newHost::log);
        out = print(outLines);
        err = print(errLines);
    }

    private static PrintStream print(OutputStream lines) {
        return new PrintStream(lines, false, StandardCharsets.UTF_8);
    }

    /** Also of a handler that hangs: the streams themselves are not asked, because it may hold their locks. */
    static void endLines() {
        if (outLines != null) {
            outLines.endLine();
            errLines.endLine();
        }
    }

    static void shutdown() {
        Set<Thread> started;
        synchronized (hooks) {
            started = new LinkedHashSet<>(hooks);
            hooks.clear();
        }
        started.forEach(Thread::start);
        for (Thread hook : started) {
            try {
                hook.join(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        endLines();
    }

    public static Map<String, String> getenv() {
        return environment;
    }

    public static @Nullable String getenv(String name) {
        return environment.get(Objects.requireNonNull(name));
    }

    public static void setOut(PrintStream stream) {
        out = stream;
    }

    public static void setErr(PrintStream stream) {
        err = stream;
    }

    public static void setIn(InputStream stream) {
        in = stream;
    }

    public static @Nullable String getProperty(String name) {
        String value = properties.get(checked(name));
        return value != null || cleared.contains(name) ? value : System.getProperty(name);
    }

    public static @Nullable String getProperty(String name, @Nullable String otherwise) {
        String value = getProperty(name);
        return value == null ? otherwise : value;
    }

    public static @Nullable String setProperty(String name, String value) {
        if (readByTheJdk(checked(name))) {
            return System.setProperty(name, value);
        }
        String before = getProperty(name);
        properties.put(name, Objects.requireNonNull(value));
        cleared.remove(name);
        return before;
    }

    public static @Nullable String clearProperty(String name) {
        if (readByTheJdk(checked(name))) {
            return System.clearProperty(name);
        }
        String before = getProperty(name);
        cleared.add(name);
        properties.remove(name);
        return before;
    }

    private static String checked(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("key can't be empty");
        }
        return name;
    }

    /** Only code outside reads these, so a value of this environment's own would have no effect. */
    private static boolean readByTheJdk(String name) {
        return !properties.containsKey(name)
                && (name.startsWith("java.")
                        || name.startsWith("javax.")
                        || name.startsWith("jdk.")
                        || name.startsWith("sun.")
                        || name.startsWith("com.sun.")
                        || name.startsWith("http.")
                        || name.startsWith("https."));
    }

    public static void exit(int code) {
        shutdown();
        end(code);
    }

    private static void end(int code) {
        endLines();
        host.exit(code);
        throw new ExitError(code);
    }

    public static void exit(Runtime runtime, int code) {
        exit(code);
    }

    public static void halt(Runtime runtime, int code) {
        end(code);
    }

    public static void addShutdownHook(Runtime runtime, Thread hook) {
        synchronized (hooks) {
            if (!hooks.add(hook)) {
                throw new IllegalArgumentException("Hook previously registered");
            }
        }
    }

    public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
        synchronized (hooks) {
            return hooks.remove(hook);
        }
    }

    public static void printStackTrace(Throwable throwable) {
        throwable.printStackTrace(err);
    }

    public static ClassLoader getSystemClassLoader() {
        return GuestSystem.class.getClassLoader();
    }

    public static URLClassLoader getCustomerClassLoader() {
        return customerLoader;
    }

    /** SnapStart's runtime forgets host names before a checkpoint; those of this JVM are not the environment's. */
    public static void clearCache() {}
}
