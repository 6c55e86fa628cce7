package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;

/** What an environment is made with. */
record EnvironmentParts(
        Time time,
        LogLines logs,
        Variables variables,
        Layers layers,
        Launcher launcher,
        ExtensionLauncher extensionLauncher) {}
