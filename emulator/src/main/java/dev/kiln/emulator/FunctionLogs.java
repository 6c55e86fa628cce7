package dev.kiln.emulator;

import dev.kiln.emulator.internal.environment.FunctionSpec;
import dev.kiln.emulator.internal.environment.LogLines;
import org.slf4j.LoggerFactory;

/** Gives what functions log to SLF4J, each function to the logger {@code lambda.<function>}. */
final class FunctionLogs implements LogLines {
    @Override
    public void line(FunctionSpec function, String logStream, String line) {
        LoggerFactory.getLogger("lambda." + function.functionName()).info("{}", line);
    }
}
