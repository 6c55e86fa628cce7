package dev.kiln.emulator.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VariablesTest {
    @TempDir
    Path directory;

    private Map<String, String> of(FunctionSpec function) {
        EnvironmentSettings settings =
                EnvironmentSettings.of(directory, () -> "127.0.0.1:9001", () -> "http://127.0.0.1:4566");
        Sandbox sandbox = new Sandbox(directory, "2026/01/01/[$LATEST]0", false, false);
        return new Variables(settings, new Layers(directory)).of(function, "secret", sandbox);
    }

    @Test
    void areThoseOfAwsAndAFewOfOurs() {
        FunctionSpec function =
                Functions.function("java21", "example.Handler", new FunctionSpec.Code.Directory(directory));
        assertThat(of(function))
                .containsOnlyKeys(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "AWS_DEFAULT_REGION",
                        "AWS_REGION",
                        "AWS_EXECUTION_ENV",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "AWS_LAMBDA_RUNTIME_API",
                        "AWS_XRAY_CONTEXT_MISSING",
                        "AWS_XRAY_DAEMON_ADDRESS",
                        "_AWS_XRAY_DAEMON_ADDRESS",
                        "_AWS_XRAY_DAEMON_PORT",
                        "LAMBDA_RUNTIME_DIR",
                        "LAMBDA_TASK_ROOT",
                        "LANG",
                        "LD_LIBRARY_PATH",
                        "PATH",
                        "TZ",
                        "_HANDLER",
                        "AWS_ENDPOINT_URL",
                        "KILN_OPT",
                        "TMPDIR")
                .containsEntry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001/secret")
                .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
                .containsEntry("AWS_EXECUTION_ENV", "AWS_Lambda_java21")
                .containsEntry("AWS_SESSION_TOKEN", function.functionArn())
                .containsEntry("TZ", ":UTC");
    }

    @Test
    void ofTheFunctionReplaceDefaultsButNotWhatAwsReserves() {
        FunctionSpec function = Functions.with(Functions.custom(directory), changes -> {
            changes.variables.put("AWS_ENDPOINT_URL", "http://elsewhere");
            changes.variables.put("PATH", "/mine");
            changes.variables.put("AWS_LAMBDA_RUNTIME_API", "stolen");
            changes.variables.put("_HANDLER", "stolen");
        });
        assertThat(of(function))
                .containsEntry("AWS_ENDPOINT_URL", "http://elsewhere")
                .containsEntry("PATH", "/mine")
                .containsEntry("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:9001/secret")
                .containsEntry("_HANDLER", "handler")
                .doesNotContainKey("AWS_EXECUTION_ENV");
    }

    @Test
    void ofASnapStartFunctionNameAPlaceToAskForCredentials() {
        FunctionSpec function =
                Functions.with(Functions.custom(directory), changes -> changes.initializationType = "snap-start");
        assertThat(of(function))
                .containsEntry(
                        "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:9001/secret/2021-04-23/credentials")
                .containsKey("AWS_CONTAINER_AUTHORIZATION_TOKEN")
                .doesNotContainKey("AWS_SECRET_ACCESS_KEY");
    }
}
