package dev.kiln.emulator.internal.environment.inprocess;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides from a class's name whose it is: the JDK's, the test's (shared with it), or the environment's own. Shared with
 * the test are always our bridge and the runtimes of coverage agents, and what the function declares; test frameworks
 * too, though a deployment package's own copy of one comes first. All else, SLF4J and its providers included, is the
 * environment's own: logging is configured and initialised as in a process of the function's and prints to the
 * function's log. A test that wants to look into the handler's logging declares {@code org.slf4j} and its provider shared.
 */
final class Origin {
    /** Who defines a class. */
    enum Owner {
        JDK,
        /** The test, and the environment where the test has no such class. */
        SHARED,
        /** The environment, and the test where the environment has no such class. */
        PREFERABLY_OWN,
        OWN
    }

    private static final List<String> ALWAYS_SHARED = List.of(
            "dev.kiln.emulator.internal.environment.inprocess.bridge",
            "org.jacoco.agent.rt",
            "com.intellij.rt.coverage");

    private static final List<String> TEST_FRAMEWORKS = List.of(
            "org.junit",
            "org.assertj",
            "org.hamcrest",
            "org.opentest4j",
            "org.apiguardian",
            "org.mockito",
            "net.bytebuddy",
            "io.mockk");

    /** The packages of the JDK's modules with their loaders, so that no failing look-up is needed to know them. */
    private static final Map<String, ClassLoader> JDK = jdkPackages();

    private final Set<String> declared;
    private final Owner frameworks;

    /** @param deployed whether the code is a deployment package, and not on the test's class path */
    Origin(Set<String> declared, boolean deployed) {
        this.declared = Set.copyOf(declared);
        this.frameworks = deployed ? Owner.PREFERABLY_OWN : Owner.SHARED;
    }

    Owner of(String className) {
        if (jdkLoader(className) != null) {
            return Owner.JDK;
        }
        if (matches(ALWAYS_SHARED, className) || matches(declared, className)) {
            return Owner.SHARED;
        }
        return matches(TEST_FRAMEWORKS, className) ? frameworks : Owner.OWN;
    }

    /** The loader of a JDK class; null when the name is not in a package of the JDK. */
    static @Nullable ClassLoader jdkLoader(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? null : JDK.get(className.substring(0, dot));
    }

    private static boolean matches(Iterable<String> names, String className) {
        for (String name : names) {
            if (className.startsWith(name)) {
                char next = className.length() == name.length() ? '.' : className.charAt(name.length());
                if (next == '.' || next == '$') {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, ClassLoader> jdkPackages() {
        Map<String, ClassLoader> packages = new HashMap<>();
        for (Module module : ModuleLayer.boot().modules()) {
            if (module.getName().startsWith("java.") || module.getName().startsWith("jdk.")) {
                ClassLoader loader = module.getClassLoader();
                ClassLoader effective = loader == null ? ClassLoader.getPlatformClassLoader() : loader;
                for (String name : module.getPackages()) {
                    packages.put(name, effective);
                }
            }
        }
        return Map.copyOf(packages);
    }
}
