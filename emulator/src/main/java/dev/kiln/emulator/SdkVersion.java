package dev.kiln.emulator;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.VersionInfo;

/** Says at the start, rather than by a missing method later, that the AWS SDK on the class path is too old. */
final class SdkVersion {
    private static final int OLDEST_MINOR = 41;

    private SdkVersion() {}

    static void check() {
        String problem = problem(onClassPath());
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }

    static @Nullable String problem(String version) {
        String[] parts = version.split("[.-]", -1);
        return parts.length > 1 && parts[0].equals("2") && minor(parts[1]) < OLDEST_MINOR
                ? "Kiln needs the AWS SDK for Java 2." + OLDEST_MINOR + " or newer, but the class path has " + version
                        + ": raise the version of software.amazon.awssdk:bom in your build"
                : null;
    }

    /** Read by reflection: the compiler would copy the constant of the version that Kiln was built with. */
    static String onClassPath() {
        try {
            return String.valueOf(VersionInfo.class.getField("SDK_VERSION").get(null));
        } catch (ReflectiveOperationException changed) {
            return "unknown";
        }
    }

    private static int minor(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : OLDEST_MINOR;
    }
}
