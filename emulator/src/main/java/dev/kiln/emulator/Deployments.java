package dev.kiln.emulator;

import dev.kiln.emulator.CallJournal.Origin;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.Operation.Streamed;
import dev.kiln.emulator.internal.lambda.LocalFunctions;
import dev.kiln.emulator.internal.lambda.LocalFunctions.LocalFunction;
import dev.kiln.emulator.internal.measure.MeasuredEnvironments;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.pipeline.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.FunctionUrlAuthType;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionUrlConfigResponse;
import software.amazon.awssdk.services.lambda.model.InvokeMode;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamRequest;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Deploys functions and calls them, for {@link LambdaFunction}. */
final class Deployments {
    private static final int EPHEMERAL_MEGABYTES = 512;

    private final EmulatorConfig config;
    private final Time time;
    private final Pipeline pipeline;
    private final LocalFunctions local;
    private final MeasuredEnvironments measured;
    private final Supplier<URI> endpoint;

    Deployments(
            EmulatorConfig config,
            Time time,
            Pipeline pipeline,
            LocalFunctions local,
            MeasuredEnvironments measured,
            Supplier<URI> endpoint) {
        this.config = config;
        this.time = time;
        this.pipeline = pipeline;
        this.local = local;
        this.measured = measured;
        this.endpoint = endpoint;
    }

    LambdaFunction deploy(FunctionConfig function) {
        Map<String, String> variables = new HashMap<>(function.environment());
        if (function.streaming()) {
            variables.put("KILN_RUNTIME", "1");
        }
        String arn = local.deploy(new LocalFunction(
                        config.account(),
                        config.region(),
                        function.name(),
                        function.runtime(),
                        function.handler(),
                        local.code(function.code()),
                        function.layers(),
                        function.mode(),
                        function.sharedPackages(),
                        variables,
                        function.memoryMegabytes(),
                        EPHEMERAL_MEGABYTES,
                        function.timeout(),
                        function.snapStart()))
                .functionArn();
        return new LambdaFunction(this, function.name(), arn);
    }

    LambdaFunction function(String name) {
        String arn = call(
                        GetFunctionConfigurationRequest.builder()
                                .functionName(name)
                                .build(),
                        GetFunctionConfigurationResponse.class)
                .functionArn();
        return new LambdaFunction(this, name, arn);
    }

    Invocation invoke(String name, byte[] event) {
        CallContext context = pipeline.context();
        join(pipeline.run(
                InvokeRequest.builder()
                        .functionName(name)
                        .payload(SdkBytes.fromByteArrayUnsafe(event))
                        .build(),
                context,
                Origin.IN_PROCESS));
        return join(measured.invocation(context.requestId()));
    }

    StreamedResponse stream(String name, byte[] event) {
        CallContext context = pipeline.context();
        long start = time.nanos();
        Streamed<AwsResponse> answer = join(pipeline.run(
                InvokeWithResponseStreamRequest.builder()
                        .functionName(name)
                        .payload(SdkBytes.fromByteArrayUnsafe(event))
                        .build(),
                context,
                Origin.IN_PROCESS));
        ChunkReader reader = new ChunkReader(
                ((InvokeWithResponseStreamResponse) answer.head()).responseStreamContentType(),
                () -> Duration.ofNanos(time.nanos() - start),
                () -> join(measured.invocation(context.requestId())));
        try {
            ((ReplyBody.Produced) answer.body()).producer().open(reader.sink());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return reader;
    }

    void retire(String arn) {
        measured.retire(arn, "$LATEST");
    }

    /** The path form of the URL: it needs no name resolution. */
    URI url(String name) {
        String url;
        try {
            url = call(
                            GetFunctionUrlConfigRequest.builder()
                                    .functionName(name)
                                    .build(),
                            GetFunctionUrlConfigResponse.class)
                    .functionUrl();
        } catch (ResourceNotFoundException none) {
            url = call(
                            CreateFunctionUrlConfigRequest.builder()
                                    .functionName(name)
                                    .authType(FunctionUrlAuthType.NONE)
                                    .invokeMode(streams(name) ? InvokeMode.RESPONSE_STREAM : InvokeMode.BUFFERED)
                                    .build(),
                            CreateFunctionUrlConfigResponse.class)
                    .functionUrl();
        }
        String host = URI.create(url).getHost();
        return endpoint.get().resolve("/_kiln/url/" + host.substring(0, host.indexOf('.')) + "/");
    }

    private boolean streams(String name) {
        GetFunctionConfigurationResponse function = call(
                GetFunctionConfigurationRequest.builder().functionName(name).build(),
                GetFunctionConfigurationResponse.class);
        return function.environment() != null
                && function.environment().variables().containsKey("KILN_RUNTIME");
    }

    private <O extends AwsResponse> O call(AwsRequest request, Class<O> response) {
        return response.cast(join(pipeline.run(request, pipeline.context(), Origin.IN_PROCESS))
                .head());
    }

    private static <T> T join(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }
}
