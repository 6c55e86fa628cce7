package dev.kiln.emulator.internal.pipeline;

import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.RequestBody;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what a request of the Query protocol asks for, without reading the rest of it. */
final class QueryAction {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] PARAMETER = "Action=".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 256;

    private QueryAction() {}

    /** Returns the action, from the query or else from the form; null where there is none, also before the body was read. */
    static @Nullable String of(HttpRequest request) {
        if (request.query().contains("Action=")) {
            String action = request.parameter("Action");
            if (action != null) {
                return action;
            }
        }
        String type = request.headers().first("Content-Type", "").toLowerCase(Locale.ROOT);
        return type.startsWith(FORM) && request.body() instanceof RequestBody.Collected form ? in(form.bytes()) : null;
    }

    private static @Nullable String in(byte[] form) {
        for (int start = 0; start < form.length; start = next(form, start) + 1) {
            if (isAction(form, start)) {
                int from = start + PARAMETER.length;
                int length = Math.min(next(form, start) - from, LONGEST_NAME);
                return new String(form, from, length, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static boolean isAction(byte[] form, int start) {
        if (form.length - start < PARAMETER.length) {
            return false;
        }
        for (int i = 0; i < PARAMETER.length; i++) {
            if (form[start + i] != PARAMETER[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the parameter that begins here ends. */
    private static int next(byte[] form, int start) {
        int end = start;
        while (end < form.length && form[end] != '&') {
            end++;
        }
        return end;
    }
}
