package dev.kiln.runtime.internal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dev.kiln.runtime.internal.json.Json;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes to standard output: text as it is, or, with {@code AWS_LAMBDA_LOG_FORMAT=JSON}, one JSON object a message.
 *
 * <p>Each message ends its line, since a pipe has no other borders.
 */
final class RuntimeLogger implements LambdaLogger {
    private final boolean json;
    private final LogLevel least;
    private volatile @Nullable Context context;

    RuntimeLogger(Map<String, String> environment) {
        this.json = "JSON".equals(environment.get("AWS_LAMBDA_LOG_FORMAT"));
        this.least = level(environment.get("AWS_LAMBDA_LOG_LEVEL"));
    }

    private static LogLevel level(@Nullable String name) {
        for (LogLevel level : LogLevel.values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return level;
            }
        }
        return LogLevel.UNDEFINED;
    }

    /** Libraries find the logger in a static field without a setter; where it is out of reach they get the plain one. */
    void install() {
        try {
            Field logger = LambdaRuntime.class.getDeclaredField("logger");
            if (logger.trySetAccessible()) {
                logger.set(null, this);
            }
        } catch (NoSuchFieldException | IllegalAccessException e) {
            error("LambdaRuntime.getLogger() keeps its own format: " + e);
        }
    }

    void enter(Context invocation) {
        context = invocation;
    }

    void leave() {
        context = null;
    }

    /** Logs for the runtime itself. */
    void error(String message) {
        log(message, json ? LogLevel.ERROR : LogLevel.UNDEFINED);
    }

    @Override
    public void log(@Nullable String message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(byte @Nullable [] message) {
        log(message, LogLevel.UNDEFINED);
    }

    @Override
    public void log(@Nullable String message, LogLevel level) {
        if (enabled(level)) {
            String text = String.valueOf(message);
            String plain = level == LogLevel.UNDEFINED ? text : "[" + level + "] " + text;
            print(json ? object(text, level) : RuntimeLoop.utf8(plain));
        }
    }

    @Override
    public void log(byte @Nullable [] message, LogLevel level) {
        if (enabled(level)) {
            print(message == null ? RuntimeLoop.utf8("null") : message);
        }
    }

    private boolean enabled(LogLevel level) {
        return level == LogLevel.UNDEFINED || level.compareTo(least) >= 0;
    }

    private byte[] object(String message, LogLevel level) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        DateTimeFormatter format = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);
        line.put("timestamp", format.format(Instant.now().atOffset(ZoneOffset.UTC)));
        line.put("message", message);
        line.put("level", level);
        Context invocation = context;
        if (invocation != null) {
            line.put("AWSRequestId", invocation.getAwsRequestId());
            line.put("tenantId", invocation.getTenantId());
        }
        return Json.write(line);
    }

    private static void print(byte[] line) {
        PrintStream out = System.out;
        synchronized (out) {
            out.write(line, 0, line.length);
            if (line.length == 0 || line[line.length - 1] != '\n') {
                out.write('\n');
            }
            out.flush();
        }
    }
}
