package dev.kiln.emulator.internal.environment;

/** Takes what an environment logs: platform lines (START, END, REPORT) and what the function prints, line by line. */
public interface LogLines {
    /**
     * One line without its line end.
     *
     * @param logStream for example {@code 2026/01/31/[$LATEST]0123456789abcdef0123456789abcdef}
     */
    void line(FunctionSpec function, String logStream, String line);
}
