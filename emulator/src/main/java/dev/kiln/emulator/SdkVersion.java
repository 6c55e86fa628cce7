package dev.kiln.emulator;

import software.amazon.awssdk.core.util.VersionInfo;

/** Says at the start, rather than by a missing method later, that the AWS SDK on the class path is too old. */
final class SdkVersion {
    private static final int OLDEST_MINOR = 41;

    private SdkVersion() {}

    static void check() {
        String[] parts = VersionInfo.SDK_VERSION.split("[.-]", -1);
        if (parts.length > 1 && parts[0].equals("2") && minor(parts[1]) < OLDEST_MINOR) {
            throw new IllegalStateException("Kiln needs the AWS SDK for Java 2." + OLDEST_MINOR
                    + " or newer, but the class path has " + VersionInfo.SDK_VERSION
                    + ": raise the version of software.amazon.awssdk:bom in your build");
        }
    }

    private static int minor(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : OLDEST_MINOR;
    }
}
