package dev.kiln.emulator.internal.environment.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JDKs of this machine: JAVA_HOME_21 and the like first, then the usual places, then the one that runs Kiln. */
final class Jdks {
    private static final Pattern RUNTIME = Pattern.compile("java(\\d+)(\\..*)?");
    private static final Pattern HOME_VARIABLE = Pattern.compile("JAVA_HOME_(\\d+).*");
    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    private final List<Jdk> installed;

    /** A JDK or JRE and the Java version that it implements. */
    record Jdk(int feature, Path home) {
        Path java() {
            Path windows = home.resolve("bin/java.exe");
            return Files.exists(windows) ? windows : home.resolve("bin/java");
        }
    }

    Jdks(List<Jdk> installed) {
        this.installed = List.copyOf(installed);
    }

    static Jdks ofThisMachine() {
        List<Jdk> found = new ArrayList<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (HOME_VARIABLE.matcher(variable.getKey()).matches()) {
                add(found, Path.of(variable.getValue()));
            }
        }
        add(found, Path.of(System.getProperty("java.home")));
        String home = System.getProperty("user.home");
        for (Path place : List.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                Path.of(home, ".sdkman/candidates/java"),
                Path.of(home, ".jdks"),
                Path.of("C:/Program Files/Java"),
                Path.of("C:/Program Files/Eclipse Adoptium"))) {
            addAll(found, place);
        }
        return new Jdks(found);
    }

    private static void addAll(List<Jdk> found, Path place) {
        if (!Files.isDirectory(place)) {
            return;
        }
        try (Stream<Path> homes = Files.list(place)) {
            homes.sorted().forEach(home -> {
                add(found, home);
                add(found, home.resolve("Contents/Home"));
            });
        } catch (IOException unreadable) {
            // then there is nothing to find here
        }
    }

    private static void add(List<Jdk> found, Path home) {
        Integer feature = feature(home);
        if (feature != null && Files.exists(new Jdk(feature, home).java())) {
            found.add(new Jdk(feature, home));
        }
    }

    private static @Nullable Integer feature(Path home) {
        try {
            Matcher release = RELEASE.matcher(Files.readString(home.resolve("release")));
            return release.find() ? Integer.valueOf(release.group(1)) : null;
        } catch (IOException noJdk) {
            return null;
        }
    }

    /** Returns the Java version that a runtime identifier stands for, or null where it is not Java. */
    static @Nullable Integer wanted(String runtime) {
        Matcher matcher = RUNTIME.matcher(runtime);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /** Returns the JDK of that version, else the nearest newer one. */
    Jdk atLeast(int feature) throws IOException {
        return installed.stream()
                .filter(jdk -> jdk.feature() >= feature)
                .min(Comparator.comparingInt(Jdk::feature))
                .orElseThrow(() -> new IOException("No JDK " + feature + " or newer is installed; found "
                        + (installed.isEmpty() ? "none" : describe()) + ". Install one and set JAVA_HOME_" + feature
                        + " to it"));
    }

    private String describe() {
        return installed.stream()
                .map(jdk -> jdk.feature() + " (" + jdk.home() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
