package dev.kiln.emulator.internal.environment;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The environment variables of a runtime: AWS's defaults, over them the function's own, over them what AWS reserves. */
final class Variables {
    private final EnvironmentSettings settings;
    private final Layers layers;

    Variables(EnvironmentSettings settings, Layers layers) {
        this.settings = settings;
        this.layers = layers;
    }

    Map<String, String> of(FunctionSpec function, String environmentId, Sandbox sandbox) {
        Path opt = layers.opt(function);
        Map<String, String> all = new TreeMap<>(defaults(function, opt));
        all.put("TMPDIR", sandbox.temporary().toString());
        all.putAll(function.variables());
        all.putAll(reserved(function, environmentId, sandbox));
        all.put("KILN_OPT", opt.toString());
        return Map.copyOf(all);
    }

    private Map<String, String> defaults(FunctionSpec function, Path opt) {
        Map<String, String> all = new LinkedHashMap<>();
        Path task = function.taskRoot();
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("PATH", path(System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"), opt.resolve("bin")));
        all.put("LD_LIBRARY_PATH", path(task, task.resolve("lib"), opt.resolve("lib")));
        all.put("AWS_ENDPOINT_URL", settings.endpointUrl().get());
        all.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
        all.put("AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1:2000");
        all.put("_AWS_XRAY_DAEMON_ADDRESS", "127.0.0.1");
        all.put("_AWS_XRAY_DAEMON_PORT", "2000");
        if (function.runtime().startsWith("nodejs")) {
            all.put("NODE_PATH", path(opt.resolve("nodejs/node_modules"), task.resolve("node_modules"), task));
        }
        if (function.runtime().startsWith("python")) {
            all.put("PYTHONPATH", path(opt.resolve("python"), task));
        }
        return all;
    }

    private Map<String, String> reserved(FunctionSpec function, String environmentId, Sandbox sandbox) {
        Map<String, String> all = new LinkedHashMap<>();
        String runtimeApi = settings.runtimeApi().get() + "/" + environmentId;
        all.put("_HANDLER", function.handler());
        all.put("AWS_REGION", function.region());
        all.put("AWS_DEFAULT_REGION", function.region());
        all.put("AWS_LAMBDA_FUNCTION_NAME", function.functionName());
        all.put("AWS_LAMBDA_FUNCTION_VERSION", function.version());
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes()));
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.initializationType());
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup());
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", sandbox.logStream());
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("LAMBDA_TASK_ROOT", function.taskRoot().toString());
        all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        if (!function.runtime().startsWith("provided")) {
            all.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime());
        }
        if (function.jsonLogs()) {
            all.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
            all.put("AWS_LAMBDA_LOG_LEVEL", function.variables().getOrDefault("AWS_LAMBDA_LOG_LEVEL", "INFO"));
        }
        if (function.initializationType().equals("snap-start")) {
            all.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://" + runtimeApi + "/2021-04-23/credentials");
            all.put("AWS_CONTAINER_AUTHORIZATION_TOKEN", Credentials.token(environmentId));
        } else {
            Credentials credentials = Credentials.of(function);
            all.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
            all.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
            all.put("AWS_SESSION_TOKEN", credentials.sessionToken());
        }
        return all;
    }

    /** Reads the first one as a path that is already joined where it is text. */
    private static String path(Object... parts) {
        StringBuilder joined = new StringBuilder();
        for (Object part : parts) {
            joined.append(joined.isEmpty() ? "" : File.pathSeparator).append(part);
        }
        return joined.toString();
    }

    /**
     * What a function signs its calls with. The access key id is the account, so that calls land in the function's own
     * account; the session token names the function, so that the emulator can say who called.
     */
    record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {
        static Credentials of(FunctionSpec function) {
            return new Credentials(function.account(), "kiln", function.functionArn());
        }

        /** The secret with which a SnapStart runtime asks for its credentials. */
        static String token(String environmentId) {
            return UUID.nameUUIDFromBytes(("credentials of " + environmentId).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }
}
