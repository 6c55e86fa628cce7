package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.Time;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The lines that the platform writes between those of the function: text, or JSON where the function logs JSON. */
final class PlatformLog {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final FunctionSpec function;
    private final Consumer<String> lines;
    private final Time time;

    PlatformLog(RunningEnvironment environment, Time time) {
        this.function = environment.function();
        this.lines = environment::log;
        this.time = time;
    }

    /**
     * An invocation's figures.
     *
     * @param initNanos of a start before the invocation, or null
     * @param restoreNanos of a SnapStart restore, or null
     * @param failure why the environment ended, or null
     */
    record Report(
            String requestId,
            long durationNanos,
            long billedMillis,
            long maxMemoryMegabytes,
            @Nullable Long initNanos,
            @Nullable Long restoreNanos,
            boolean functionError,
            @Nullable Failure failure) {}

    void initStart(boolean insideInvocation) {
        String version = runtimeName() + ".kiln";
        String arn = "arn:aws:lambda:" + function.region() + "::runtime:" + digest(function.runtime());
        if (!function.jsonLogs()) {
            lines.accept("INIT_START Runtime Version: " + version + "\tRuntime Version ARN: " + arn);
            return;
        }
        event("platform.initStart", json -> {
            json.writeStringProperty("initializationType", function.initializationType());
            json.writeStringProperty("phase", insideInvocation ? "invoke" : "init");
            json.writeStringProperty("runtimeVersion", version);
            json.writeStringProperty("runtimeVersionArn", arn);
            json.writeStringProperty("functionName", function.functionName());
            json.writeStringProperty("functionVersion", function.version());
        });
    }

    /** Says how a start went that failed; AWS is silent about the others. */
    void initReport(long nanos, boolean insideInvocation, Failure failure) {
        String phase = insideInvocation ? "invoke" : "init";
        if (!function.jsonLogs()) {
            lines.accept("INIT_REPORT Init Duration: " + millis(nanos) + " ms\tPhase: " + phase + "\t" + status(failure)
                    + "\t");
            return;
        }
        event("platform.initReport", json -> {
            json.writeStringProperty("initializationType", function.initializationType());
            json.writeStringProperty("phase", phase);
            writeStatus(json, false, failure);
            json.writeName("metrics");
            json.writeStartObject();
            json.writeNumberProperty("durationMs", hundredths(nanos));
            json.writeEndObject();
        });
    }

    void restoreReport(long nanos) {
        if (!function.jsonLogs()) {
            lines.accept("RESTORE_REPORT Restore Duration: " + millis(nanos) + " ms");
            return;
        }
        event("platform.restoreReport", json -> {
            writeStatus(json, false, null);
            json.writeName("metrics");
            json.writeStartObject();
            json.writeNumberProperty("durationMs", hundredths(nanos));
            json.writeEndObject();
        });
    }

    void start(String requestId) {
        if (!function.jsonLogs()) {
            lines.accept("START RequestId: " + requestId + " Version: " + function.version());
            return;
        }
        event("platform.start", json -> {
            json.writeStringProperty("requestId", requestId);
            json.writeStringProperty("version", function.version());
        });
    }

    /** Writes what failed (if the environment did), END and REPORT. */
    void end(Report report) {
        if (function.jsonLogs()) {
            event("platform.report", json -> report(json, report));
            return;
        }
        Failure failure = report.failure();
        if (failure != null && failure.kind() == Failure.Kind.TIMEOUT) {
            lines.accept(MILLIS.format(time.now()) + " " + report.requestId() + " " + failure.message());
        } else if (failure != null && failure.body() == null) {
            lines.accept("RequestId: " + report.requestId() + " Error: " + failure.message());
            lines.accept(failure.errorType());
        }
        lines.accept("END RequestId: " + report.requestId());
        lines.accept(text(report));
    }

    private String text(Report report) {
        StringBuilder line = new StringBuilder(200);
        line.append("REPORT RequestId: ").append(report.requestId());
        line.append("\tDuration: ").append(millis(report.durationNanos())).append(" ms");
        line.append("\tBilled Duration: ").append(report.billedMillis()).append(" ms");
        line.append("\tMemory Size: ").append(function.memoryMegabytes()).append(" MB");
        line.append("\tMax Memory Used: ").append(report.maxMemoryMegabytes()).append(" MB\t");
        if (report.initNanos() != null) {
            line.append("Init Duration: ").append(millis(report.initNanos())).append(" ms\t");
        }
        if (report.restoreNanos() != null) {
            line.append("Restore Duration: ")
                    .append(millis(report.restoreNanos()))
                    .append(" ms\t");
            line.append("Billed Restore Duration: ")
                    .append(ceilMillis(report.restoreNanos()))
                    .append(" ms\t");
        }
        if (report.failure() != null) {
            line.append(status(report.failure())).append('\t');
        }
        return line.toString();
    }

    private void report(JsonGenerator json, Report report) {
        json.writeStringProperty("requestId", report.requestId());
        json.writeName("metrics");
        json.writeStartObject();
        json.writeNumberProperty("durationMs", hundredths(report.durationNanos()));
        json.writeNumberProperty("billedDurationMs", report.billedMillis());
        json.writeNumberProperty("memorySizeMB", function.memoryMegabytes());
        json.writeNumberProperty("maxMemoryUsedMB", report.maxMemoryMegabytes());
        if (report.initNanos() != null) {
            json.writeNumberProperty("initDurationMs", hundredths(report.initNanos()));
        }
        if (report.restoreNanos() != null) {
            json.writeNumberProperty("restoreDurationMs", hundredths(report.restoreNanos()));
        }
        json.writeEndObject();
        writeStatus(json, report.functionError(), report.failure());
    }

    private static void writeStatus(JsonGenerator json, boolean functionError, @Nullable Failure failure) {
        if (failure == null) {
            json.writeStringProperty("status", functionError ? "error" : "success");
            return;
        }
        json.writeStringProperty(
                "status",
                switch (failure.kind()) {
                    case TIMEOUT -> "timeout";
                    case REPORTED -> "error";
                    case EXIT, LAUNCH, SPINDOWN -> "failure";
                });
        json.writeStringProperty("errorType", failure.errorType());
    }

    private static String status(Failure failure) {
        return failure.kind() == Failure.Kind.TIMEOUT
                ? "Status: timeout"
                : "Status: error\tError Type: " + failure.errorType();
    }

    private void event(String type, Consumer<JsonGenerator> fields) {
        Instant now = time.now();
        lines.accept(JsonText.object(json -> {
            json.writeStringProperty("time", MILLIS.format(now));
            json.writeStringProperty("type", type);
            json.writeName("record");
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }));
    }

    /** Puts AWS's colon between name and version: {@code java:21}, {@code provided:al2023}. */
    private String runtimeName() {
        return function.runtime().replaceFirst("^(java|nodejs|python|provided)\\.?", "$1:");
    }

    static long ceilMillis(long nanos) {
        return (nanos + 999_999) / 1_000_000;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }

    private static double hundredths(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
