package dev.kiln.emulator.internal.environment.process;

import dev.kiln.emulator.internal.environment.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out where a JVM listens for a debugger, and whether one is there. */
final class Debuggers {
    private static final Pattern AGENT =
            Pattern.compile("-(?:agentlib:jdwp=|Xrunjdwp:)\\S*?address=(?:[^,\\s]*:)?(\\d+)");
    private static final String ESTABLISHED = "01";

    private Debuggers() {}

    /** Returns the port that the function asks for, or that JAVA_TOOL_OPTIONS names. */
    static @Nullable Integer port(Environment environment) {
        String own = environment.variables().get("KILN_DEBUG_PORT");
        if (own != null && own.matches("\\d{1,5}")) {
            return Integer.valueOf(own);
        }
        Matcher agent = AGENT.matcher(environment.variables().getOrDefault("JAVA_TOOL_OPTIONS", ""));
        return agent.find() ? Integer.valueOf(agent.group(1)) : null;
    }

    static boolean suspended(Environment environment) {
        return environment.variables().getOrDefault("KILN_DEBUG_SUSPEND", "").matches("1|true|y")
                || environment.variables().getOrDefault("JAVA_TOOL_OPTIONS", "").contains("suspend=y");
    }

    /** Whether somebody is connected to a local port, by the kernel's own table. */
    static boolean attached(int port) throws IOException {
        return connected(Path.of("/proc/net/tcp"), port) || connected(Path.of("/proc/net/tcp6"), port);
    }

    private static boolean connected(Path table, int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        for (String line : Files.readAllLines(table)) {
            String[] columns = line.trim().split("\\s+", -1);
            if (columns.length > 3 && columns[1].endsWith(suffix) && columns[3].equals(ESTABLISHED)) {
                return true;
            }
        }
        return false;
    }
}
