package dev.kiln.emulator.internal.environment;

import java.io.IOException;
import java.nio.file.Path;

/** Starts external extensions: the programs in {@code extensions/} of a function's layers. */
@FunctionalInterface
public interface ExtensionLauncher {
    /** Starts one and returns without waiting for it to register. */
    Launcher.LaunchedRuntime launch(Environment environment, Path program) throws IOException;
}
