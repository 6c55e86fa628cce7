package dev.kiln.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Shows a failure as one line that says what to do; the stack trace only with {@code KILN_DEBUG} set. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        String message = failure.getMessage();
        err.println("kiln: " + (message == null ? failure.getClass().getSimpleName() : message));
        if (System.getenv("KILN_DEBUG") != null) {
            failure.printStackTrace(err);
        } else if (!(failure instanceof IllegalArgumentException || failure instanceof IllegalStateException)) {
            err.println("      (" + failure.getClass().getName() + "; set KILN_DEBUG=1 for the stack trace)");
        }
        return 1;
    }
}
