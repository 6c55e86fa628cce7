package dev.kiln.emulator.internal.http;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the libraries below Undertow from greeting on standard error. Where no other logging is on the class path they log
 * to {@code java.util.logging}, which prints INFO by default.
 */
final class QuietLogs {
    // held, since unused loggers are collected together with their level
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss.threads"), Logger.getLogger("io.undertow"));

    private QuietLogs() {}

    static void arrange() {
        for (Logger logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.WARNING);
            }
        }
    }
}
