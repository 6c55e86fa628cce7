package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.FunctionUrlConfig;

/** Answers to browsers on other origins, where a function URL is configured for them: the function is not asked. */
final class Cors {
    private static final String PREFIX = "access-control-";

    private final software.amazon.awssdk.services.lambda.model.@Nullable Cors config;
    private final HttpRequest request;

    private Cors(software.amazon.awssdk.services.lambda.model.@Nullable Cors config, HttpRequest request) {
        this.config = config;
        this.request = request;
    }

    static Cors of(FunctionUrlConfig url, HttpRequest request) {
        return new Cors(url.cors(), request);
    }

    boolean isPreflight() {
        return config != null
                && request.method().equals("OPTIONS")
                && request.header("Origin") != null
                && request.header("Access-Control-Request-Method") != null;
    }

    HttpReply preflight() {
        Headers headers = new Headers();
        if (config != null && allowed()) {
            addOrigin(headers);
            addList(headers, "Access-Control-Allow-Methods", config.allowMethods());
            addList(headers, "Access-Control-Allow-Headers", config.allowHeaders());
            if (config.maxAge() != null) {
                headers.add("Access-Control-Max-Age", config.maxAge().toString());
            }
        }
        return new HttpReply(200, headers, ReplyBody.EMPTY);
    }

    /** Puts the headers of a reply in order: those configured replace the function's own. */
    HttpReply onto(HttpReply reply) {
        if (config == null || request.header("Origin") == null) {
            return reply;
        }
        Headers headers = new Headers();
        reply.headers().forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
                headers.add(name, value);
            }
        });
        if (allowed()) {
            addOrigin(headers);
            addList(headers, "Access-Control-Expose-Headers", config.exposeHeaders());
        }
        return new HttpReply(reply.status(), headers, reply.body());
    }

    private boolean allowed() {
        String origin = request.header("Origin");
        return config != null
                && origin != null
                && (config.allowOrigins().contains("*")
                        || config.allowOrigins().stream().anyMatch(origin::equalsIgnoreCase));
    }

    private void addOrigin(Headers headers) {
        if (config == null) {
            return;
        }
        boolean credentials = Boolean.TRUE.equals(config.allowCredentials());
        boolean any = config.allowOrigins().contains("*") && !credentials;
        headers.add("Access-Control-Allow-Origin", any ? "*" : request.headers().first("Origin", "*"));
        headers.add("Vary", "Origin");
        if (credentials) {
            headers.add("Access-Control-Allow-Credentials", "true");
        }
    }

    private static void addList(Headers headers, String name, List<String> values) {
        if (!values.isEmpty()) {
            headers.add(name, String.join(",", values));
        }
    }
}
