package dev.kiln.runtime.internal;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One event's {@code Context}: from the headers that came with it, and from the environment. */
@NullUnmarked // the interface is from before nullness, and half of its values may be missing
final class Invocation implements Context {
    private final Map<String, String> headers;
    private final Map<String, String> environment;
    private final LambdaLogger logger;
    private final long deadlineMillis;

    Invocation(Map<String, String> headers, Map<String, String> environment, LambdaLogger logger) {
        this.headers = headers;
        this.environment = environment;
        this.logger = logger;
        this.deadlineMillis = number(headers.get("lambda-runtime-deadline-ms"), 0);
    }

    private static long number(@Nullable String text, long otherwise) {
        return text == null || text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    /** Where to post what became of this event. */
    String path(String outcome) {
        return "invocation/" + getAwsRequestId() + "/" + outcome;
    }

    @Override
    public String getAwsRequestId() {
        return headers.get("lambda-runtime-aws-request-id");
    }

    @Override
    public String getLogGroupName() {
        return environment.get("AWS_LAMBDA_LOG_GROUP_NAME");
    }

    @Override
    public String getLogStreamName() {
        return environment.get("AWS_LAMBDA_LOG_STREAM_NAME");
    }

    @Override
    public String getFunctionName() {
        return environment.get("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
        return environment.get("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
        return headers.get("lambda-runtime-invoked-function-arn");
    }

    @Override
    public CognitoIdentity getIdentity() {
        return Caller.identity(headers.get("lambda-runtime-cognito-identity"));
    }

    @Override
    public ClientContext getClientContext() {
        return Caller.context(headers.get("lambda-runtime-client-context"));
    }

    @Override
    public int getRemainingTimeInMillis() {
        long left = deadlineMillis - System.currentTimeMillis();
        return (int) Math.max(0, Math.min(left, Integer.MAX_VALUE));
    }

    @Override
    public int getMemoryLimitInMB() {
        return (int) number(environment.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), 128);
    }

    @Override
    public LambdaLogger getLogger() {
        return logger;
    }

    @Override
    public String getTenantId() {
        return headers.get("lambda-runtime-aws-tenant-id");
    }

    @Override
    public String getXrayTraceId() {
        return headers.get("lambda-runtime-trace-id");
    }
}
