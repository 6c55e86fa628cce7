package dev.kiln.emulator.internal.environment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why an environment or an invocation failed.
 *
 * @param message what stands after {@code Error:} in the payload and the log
 * @param body what the runtime itself reported; goes to the caller unchanged in place of the message
 */
@SuppressWarnings("ArrayRecordComponent") // shared, not copied
record Failure(Kind kind, String errorType, String message, byte @Nullable [] body) {
    private static final Pattern KNOWN_TYPE = Pattern.compile("(Runtime|Function)\\.[A-Z][a-zA-Z]+");
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "hangup",
            2, "interrupt",
            4, "illegal instruction",
            6, "aborted",
            7, "bus error",
            9, "killed",
            11, "segmentation fault",
            15, "terminated");

    enum Kind {
        TIMEOUT,
        /** The runtime or an extension reported an error of its own. */
        REPORTED,
        EXIT,
        /** The runtime could not be started at all: starting it again would not help. */
        LAUNCH,
        /** Nothing failed: the environment is not needed any more. */
        SPINDOWN
    }

    static Failure spinDown() {
        return new Failure(Kind.SPINDOWN, "Runtime.Unknown", "the environment was ended", null);
    }

    static Failure timeout(Duration limit) {
        String seconds = String.format(Locale.ROOT, "%.2f", limit.toMillis() / 1000.0);
        return new Failure(Kind.TIMEOUT, "Sandbox.Timedout", "Task timed out after " + seconds + " seconds", null);
    }

    /** Says how a process ended, as AWS says it. */
    static Failure exit(int code) {
        String signal = SIGNALS.get(code - 128);
        String message = "Runtime exited with error: " + (signal == null ? "exit status " + code : "signal: " + signal);
        return new Failure(
                Kind.EXIT,
                "Runtime.ExitError",
                code == 0 ? "Runtime exited without providing a reason" : message,
                null);
    }

    static Failure truncated() {
        return new Failure(
                Kind.EXIT, "Runtime.TruncatedResponse", "Runtime ended its response before it was complete", null);
    }

    static Failure launch(String errorType, String message) {
        return new Failure(Kind.LAUNCH, errorType, message, null);
    }

    static Failure extension(String errorType, String message) {
        return new Failure(Kind.EXIT, errorType, message, null);
    }

    /** An error that the runtime reported about its start. */
    static Failure reported(@Nullable String errorType, byte[] body) {
        return new Failure(Kind.REPORTED, known(errorType, "Runtime.Unknown"), "the runtime could not start", body);
    }

    /** Keeps an error type that AWS would accept in the header, and replaces every other one. */
    static String known(@Nullable String errorType, String otherwise) {
        return errorType != null && KNOWN_TYPE.matcher(errorType).matches() ? errorType : otherwise;
    }

    /** Whether starting again may help. */
    boolean worthAnotherStart() {
        return kind != Kind.LAUNCH && kind != Kind.SPINDOWN;
    }

    /** Says what the caller gets, byte for byte. */
    byte[] payload(String requestId) {
        if (body != null) {
            return body;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("errorType", errorType);
        fields.put("errorMessage", "RequestId: " + requestId + " Error: " + message);
        return JsonText.object(fields).getBytes(StandardCharsets.UTF_8);
    }

    Outcome.Failed outcome(String requestId) {
        String reportedType = body == null ? null : JsonText.field(body, "errorType");
        return new Outcome.Failed(reportedType == null ? errorType : reportedType, payload(requestId));
    }

    /** The payload of a response above the limit; its keys come in the other order, as recorded on AWS. */
    static Outcome.Failed tooLarge(long limit) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "errorMessage", "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
        fields.put("errorType", "Function.ResponseSizeTooLarge");
        return new Outcome.Failed(
                "Function.ResponseSizeTooLarge", JsonText.object(fields).getBytes(StandardCharsets.UTF_8));
    }
}
