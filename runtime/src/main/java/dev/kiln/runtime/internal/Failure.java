package dev.kiln.runtime.internal;

import dev.kiln.runtime.internal.handler.HandlerFault;
import dev.kiln.runtime.internal.handler.Traces;
import dev.kiln.runtime.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error in the forms in which it leaves the runtime.
 *
 * @param type for the platform, such as {@code Runtime.UserException}
 * @param json for the caller
 * @param log for the log
 * @param last whether the environment is unfit for another event
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Failure(String type, byte[] json, String log, boolean last) {

    /** What a handler threw, or that there is none. */
    static Failure of(Throwable thrown) {
        if (thrown instanceof HandlerFault fault) {
            // as on AWS, whoever cannot be called has no stack
            return new Failure(
                    "Runtime.BadFunctionCode",
                    json(fault.message(), fault.exception(), null),
                    fault.report(),
                    fault.fatal());
        }
        return of(thrown, "Runtime.UserException");
    }

    static Failure of(Throwable thrown, String type) {
        Traces.cut(thrown);
        String message = thrown.getLocalizedMessage();
        String name = thrown.getClass().getName();
        StackTraceElement[] elements = thrown.getStackTrace();
        String[] stack = new String[elements.length];
        for (int i = 0; i < elements.length; i++) {
            stack[i] = elements[i].toString();
        }
        boolean last = thrown instanceof VirtualMachineError || thrown instanceof java.io.IOError;
        String said = message == null ? name : message;
        return new Failure(
                type, json(said, name, stack), said + ": " + name + "\n" + Traces.print(thrown) + "\n", last);
    }

    private static byte[] json(String message, @Nullable String type, String @Nullable [] stack) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("errorMessage", message);
        error.put("errorType", type);
        error.put("stackTrace", stack);
        return Json.write(error);
    }
}
