package dev.kiln.emulator.internal.environment.inprocess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Calls another function with a client that is built as in the documentation, without any setting. */
public final class SdkHandler implements RequestHandler<String, String> {
    private final LambdaClient lambda = LambdaClient.create();

    @Override
    public String handleRequest(String function, Context context) {
        return lambda.invoke(request -> request.functionName(function))
                .payload()
                .asUtf8String();
    }
}
