package dev.kiln.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContextTest {
    public static final class Tells implements RequestHandler<Object, Map<String, @Nullable Object>> {
        @Override
        public Map<String, @Nullable Object> handleRequest(Object event, Context context) {
            Map<String, @Nullable Object> all = new TreeMap<>();
            all.put("request", context.getAwsRequestId());
            all.put("group", context.getLogGroupName());
            all.put("stream", context.getLogStreamName());
            all.put("function", context.getFunctionName());
            all.put("version", context.getFunctionVersion());
            all.put("arn", context.getInvokedFunctionArn());
            all.put("memory", context.getMemoryLimitInMB());
            all.put(
                    "inTime",
                    context.getRemainingTimeInMillis() > 50_000 && context.getRemainingTimeInMillis() <= 60_000);
            all.put("tenant", context.getTenantId());
            all.put("trace", context.getXrayTraceId());
            all.put("logger", context.getLogger() == LambdaRuntime.getLogger());
            if (context.getIdentity() != null) {
                all.put("identity", context.getIdentity().getIdentityId());
                all.put("pool", context.getIdentity().getIdentityPoolId());
            }
            ClientContext client = context.getClientContext();
            if (client != null) {
                all.put("client", client.getClient());
                all.put("custom", client.getCustom());
                all.put("env", client.getEnvironment());
            }
            return all;
        }
    }

    @Test
    void tellsTheHandlerOfTheInvocation() throws Exception {
        try (FakeRuntimeApi api = new FakeRuntimeApi();
                RunningRuntime runtime = new RunningRuntime(
                        api,
                        Tells.class.getName(),
                        Map.of(
                                "AWS_LAMBDA_FUNCTION_NAME", "hello",
                                "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
                                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512",
                                "AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/hello",
                                "AWS_LAMBDA_LOG_STREAM_NAME", "2024/01/02/[$LATEST]0"))) {
            api.event(
                    "id-1",
                    "{}",
                    "Lambda-Runtime-Deadline-Ms: " + (Instant.now().toEpochMilli() + 60_000),
                    "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:1:function:hello",
                    "Lambda-Runtime-Trace-Id: Root=1-2-3",
                    "Lambda-Runtime-Aws-Tenant-Id: blue",
                    "Lambda-Runtime-Cognito-Identity: {\"cognitoIdentityId\":\"i\",\"cognitoIdentityPoolId\":\"p\"}",
                    "Lambda-Runtime-Client-Context: {\"client\":{\"installation_id\":\"x\",\"app_title\":\"é\"},"
                            + "\"custom\":{\"a\":\"b\",\"n\":1},\"env\":{\"platform\":\"web\"}}");
            assertThat(api.posted().text())
                    .isEqualTo("{\"arn\":\"arn:aws:lambda:eu-west-1:1:function:hello\","
                            + "\"client\":{\"installationId\":\"x\",\"appTitle\":\"é\"},"
                            + "\"custom\":{\"a\":\"b\",\"n\":\"1\"},\"env\":{\"platform\":\"web\"},"
                            + "\"function\":\"hello\",\"group\":\"/aws/lambda/hello\",\"identity\":\"i\",\"inTime\":true,"
                            + "\"logger\":true,\"memory\":512,\"pool\":\"p\",\"request\":\"id-1\","
                            + "\"stream\":\"2024/01/02/[$LATEST]0\",\"tenant\":\"blue\",\"trace\":\"Root=1-2-3\","
                            + "\"version\":\"$LATEST\"}");
            api.event("id-2", "{}");
            assertThat(api.posted().text())
                    .contains("\"request\":\"id-2\"", "\"inTime\":false")
                    .doesNotContain("identity", "tenant", "trace", "client");
            assertThat(runtime).isNotNull();
        }
    }
}
