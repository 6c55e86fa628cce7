package dev.kiln.emulator.internal.environment;

import dev.kiln.emulator.internal.environment.Extension.Happening;
import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The Extensions API over HTTP, and the Telemetry API as far as it says that it is not there. */
final class ExtensionsApi {
    private static final String IDENTIFIER = "Lambda-Extension-Identifier";
    private static final String ERROR_TYPE = "Lambda-Extension-Function-Error-Type";
    private static final String EXTENSION = "2020-01-01/extension/";

    private ExtensionsApi() {}

    static CompletionStage<HttpReply> answer(RunningEnvironment environment, String call, HttpRequest request) {
        ExtensionSet extensions = environment.extensions();
        switch (call) {
            case "POST " + EXTENSION + "register" -> {
                return RuntimeApi.reply(register(environment, request));
            }
            case "GET " + EXTENSION + "event/next" -> {
                return extensions.next(request.headers().first(IDENTIFIER, "")).thenApply(ExtensionsApi::happening);
            }
            case "POST " + EXTENSION + "init/error" -> {
                extensions.initError(request.headers().first(IDENTIFIER, ""), errorType(request));
                return RuntimeApi.reply(RuntimeApi.accepted());
            }
            case "POST " + EXTENSION + "exit/error" -> {
                extensions.exitError(request.headers().first(IDENTIFIER, ""), errorType(request));
                return RuntimeApi.reply(RuntimeApi.accepted());
            }
            // as AWS's own local emulator answers: an extension that subscribes goes on without telemetry
            case "PUT 2022-07-01/telemetry" -> {
                return RuntimeApi.reply(RuntimeApi.refusal(
                        new RuntimeApiError(202, "Telemetry.NotSupported", "Telemetry API is not supported")));
            }
            case "PUT 2020-08-15/logs" -> {
                return RuntimeApi.reply(
                        RuntimeApi.refusal(new RuntimeApiError(202, "Logs.NotSupported", "Logs API is not supported")));
            }
            default -> {
                return RuntimeApi.reply(HttpReply.text(404, "text/plain; charset=utf-8", "404 page not found\n"));
            }
        }
    }

    private static HttpReply register(RunningEnvironment environment, HttpRequest request) {
        String name = request.headers().first("Lambda-Extension-Name", "");
        Set<String> events = name.isEmpty() ? Set.of() : events(RuntimeApi.bytes(request));
        Extension extension = environment.extensions().register(name, events);
        FunctionSpec function = environment.function();
        boolean account = List.of(request.headers()
                        .first("Lambda-Extension-Accept-Feature", "")
                        .split("\\s*,\\s*"))
                .contains("accountId");
        String body = JsonText.object(json -> {
            json.writeStringProperty("functionName", function.functionName());
            json.writeStringProperty("functionVersion", function.version());
            json.writeStringProperty("handler", function.handler());
            if (account) {
                json.writeStringProperty("accountId", function.account());
            }
        });
        Headers headers = Headers.of("Content-Type", "application/json", IDENTIFIER, extension.id);
        return new HttpReply(200, headers, new ReplyBody.Ready(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<String> events(byte[] body) {
        Set<String> events = new HashSet<>();
        try (JsonParser json = JsonText.parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw ExtensionSet.refused("InvalidRequestFormat", "the body is not a JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = json.currentName().equals("events");
                JsonToken value = json.nextToken();
                if (wanted && value == JsonToken.START_ARRAY) {
                    while (json.nextToken() == JsonToken.VALUE_STRING) {
                        events.add(json.getString());
                    }
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException malformed) {
            throw ExtensionSet.refused("InvalidRequestFormat", malformed.getOriginalMessage());
        }
        return events;
    }

    private static String errorType(HttpRequest request) {
        String type = request.header(ERROR_TYPE);
        if (type == null || type.isEmpty()) {
            throw ExtensionSet.refused("Extension.MissingHeader", ERROR_TYPE + " not found");
        }
        return type;
    }

    private static HttpReply happening(Happening happening) {
        String body = JsonText.object(json -> {
            Event event = happening.event();
            json.writeStringProperty("eventType", event == null ? "SHUTDOWN" : "INVOKE");
            json.writeNumberProperty("deadlineMs", happening.deadlineMillis());
            if (event == null) {
                json.writeStringProperty("shutdownReason", String.valueOf(happening.reason()));
                return;
            }
            json.writeStringProperty("requestId", event.requestId());
            json.writeStringProperty("invokedFunctionArn", event.invokedArn());
            json.writeName("tracing");
            json.writeStartObject();
            json.writeStringProperty("type", "X-Amzn-Trace-Id");
            json.writeStringProperty("value", event.traceHeader());
            json.writeEndObject();
        });
        Headers headers = Headers.of(
                "Content-Type", "application/json", "Lambda-Extension-Event-Identifier", happening.identifier());
        return new HttpReply(200, headers, new ReplyBody.Ready(body.getBytes(StandardCharsets.UTF_8)));
    }
}
