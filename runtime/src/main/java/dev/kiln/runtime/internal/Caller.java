package dev.kiln.runtime.internal;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import dev.kiln.runtime.internal.json.Json;
import dev.kiln.runtime.internal.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What the caller says of himself: JSON in two headers of the event. */
@NullUnmarked // the interfaces are from before nullness, and all of their values may be missing
final class Caller {
    private Caller() {}

    static @Nullable CognitoIdentity identity(@Nullable String json) {
        Map<?, ?> object = object(json);
        return object == null
                ? null
                : new Identity(text(object, "cognitoIdentityId"), text(object, "cognitoIdentityPoolId"));
    }

    static @Nullable ClientContext context(@Nullable String json) {
        Map<?, ?> object = object(json);
        return object == null
                ? null
                : new Mobile(
                        object.get("client") instanceof Map<?, ?> client ? App.of(client) : null,
                        texts(object.get("custom")),
                        texts(object.get("env")));
    }

    /** A header that is no JSON object is the caller's mistake, and not worth failing the event. */
    private static @Nullable Map<?, ?> object(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return null;
        }
        try {
            return Json.read(RuntimeLoop.utf8(json), Object.class) instanceof Map<?, ?> object ? object : null;
        } catch (JsonException e) {
            return null;
        }
    }

    private static @Nullable String text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        return value == null ? null : value.toString();
    }

    private static @Nullable Map<String, String> texts(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> object)) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (Object name : object.keySet()) {
            texts.put(name.toString(), text(object, name.toString()));
        }
        return texts;
    }

    private record Identity(String id, String poolId) implements CognitoIdentity {
        @Override
        public String getIdentityId() {
            return id;
        }

        @Override
        public String getIdentityPoolId() {
            return poolId;
        }
    }

    private record Mobile(Client client, Map<String, String> custom, Map<String, String> env) implements ClientContext {
        @Override
        public Client getClient() {
            return client;
        }

        @Override
        public Map<String, String> getCustom() {
            return custom;
        }

        @Override
        public Map<String, String> getEnvironment() {
            return env;
        }
    }

    private record App(
            String installationId, String appTitle, String appVersionName, String appVersionCode, String appPackageName)
            implements Client {
        static App of(Map<?, ?> client) {
            return new App(
                    text(client, "installation_id"),
                    text(client, "app_title"),
                    text(client, "app_version_name"),
                    text(client, "app_version_code"),
                    text(client, "app_package_name"));
        }

        @Override
        public String getInstallationId() {
            return installationId;
        }

        @Override
        public String getAppTitle() {
            return appTitle;
        }

        @Override
        public String getAppVersionName() {
            return appVersionName;
        }

        @Override
        public String getAppVersionCode() {
            return appVersionCode;
        }

        @Override
        public String getAppPackageName() {
            return appPackageName;
        }
    }
}
