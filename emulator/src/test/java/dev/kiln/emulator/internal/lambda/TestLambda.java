package dev.kiln.emulator.internal.lambda;

import dev.kiln.emulator.ManualTime;
import dev.kiln.emulator.internal.aws.AwsCalls;
import dev.kiln.emulator.internal.aws.CallContext;
import dev.kiln.emulator.internal.aws.EventStreamWriter;
import dev.kiln.emulator.internal.aws.Operation;
import dev.kiln.emulator.internal.aws.ServiceApi;
import dev.kiln.emulator.internal.message.RequestBody;
import dev.kiln.emulator.internal.store.Store;
import dev.kiln.emulator.internal.time.InFlight;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeWithResponseStreamCompleteEvent;

/** Lambda's operations over a store in memory, without a transport: a client calls the operations themselves. */
final class TestLambda implements AfterEachCallback {
    static final String ACCOUNT = "000000000000";
    static final String REGION = "us-east-1";
    static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:";
    static final byte[] ZIP = Zips.of("handler.txt", "code");

    final ManualTime time = new ManualTime();
    final InFlight inFlight = new InFlight();
    final FakeEnvironments environments = new FakeEnvironments();
    final Path directory = temporaryDirectory();
    final LambdaApi api;
    final LambdaClient client;
    private final Store store;

    TestLambda() {
        this(Store.inMemory());
    }

    TestLambda(Store store) {
        this(store, TextEvents::new);
    }

    TestLambda(EventStreamWriter.Opener events) {
        this(Store.inMemory(), events);
    }

    private TestLambda(Store store, EventStreamWriter.Opener events) {
        this.store = store;
        api = new LambdaApi(new LambdaApi.Parts(
                store,
                time,
                environments,
                Recordings.NONE,
                events,
                directory,
                () -> URI.create("http://localhost:4566"),
                Quotas.AWS,
                new NoCalls(),
                inFlight));
        client = client(ACCOUNT, REGION);
    }

    LambdaClient client(String account, String region) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (arguments != null && arguments[0] instanceof AwsRequest request) {
                return call(request, context(account, region));
            }
            return InvocationHandler.invokeDefault(proxy, asDefault(method), arguments);
        };
        return (LambdaClient)
                Proxy.newProxyInstance(TestLambda.class.getClassLoader(), new Class<?>[] {LambdaClient.class}, handler);
    }

    private static Method asDefault(Method method) {
        if (!method.isDefault()) {
            throw new IllegalStateException("call " + method.getName() + " with a request");
        }
        return method;
    }

    static CallContext context(String account, String region) {
        return new CallContext(
                account,
                region,
                UUID.randomUUID().toString(),
                "arn:aws:iam::" + account + ":root",
                "Root=1-00000000-000000000000000000000000",
                null);
    }

    private AwsResponse call(AwsRequest request, CallContext call) {
        for (ServiceApi.Entry<?, ?> entry : api.api().operations()) {
            if (entry.request() == request.getClass()) {
                api.api().constraints().check(request);
                return run(entry.operation(), request, call);
            }
        }
        throw new IllegalStateException("no operation takes " + request.getClass());
    }

    @SuppressWarnings("unchecked") // the operation was found by its request class
    private static <I extends AwsRequest, O extends AwsResponse> AwsResponse run(
            Operation<I, O> operation, AwsRequest request, CallContext call) {
        if (operation instanceof Operation.Direct<I, O> direct) {
            return direct.run((I) request, call);
        }
        try {
            return ((Operation.Waiting<I, O>) operation)
                    .run((I) request, call)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException error ? error : failed;
        }
    }

    @SuppressWarnings("unchecked") // as above
    <I extends AwsRequest, O extends AwsResponse> CompletionStage<Operation.Streamed<O>> stream(
            I request, Class<O> response) {
        for (ServiceApi.Entry<?, ?> entry : api.api().operations()) {
            if (entry.request() == request.getClass() && entry.response() == response) {
                return ((Operation.Streaming<I, O>) entry.operation()).run(request, context(ACCOUNT, REGION));
            }
        }
        throw new IllegalStateException("no operation takes " + request.getClass());
    }

    static CreateFunctionRequest.Builder function(String name) {
        return CreateFunctionRequest.builder()
                .functionName(name)
                .runtime("java21")
                .role("arn:aws:iam::000000000000:role/r")
                .handler("example.Handler")
                .code(code -> code.zipFile(SdkBytes.fromByteArray(ZIP)));
    }

    CreateFunctionResponse create(String name) {
        return client.createFunction(function(name).build());
    }

    Operation<?, ?> operation(String name) {
        return Objects.requireNonNull(api.api().operation(name), name).operation();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    void close() {
        environments.close();
        store.close();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("kiln-lambda");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** There is nobody else here to be called. */
    private static final class NoCalls implements AwsCalls {
        @Override
        public <O extends AwsResponse> CompletionStage<O> call(
                AwsRequest request, @Nullable RequestBody body, Class<O> responseType, CallContext from) {
            throw new IllegalStateException("no other service is here to take " + request);
        }
    }

    /** Events as lines of text. */
    private record TextEvents(OutputStream to) implements EventStreamWriter {
        @Override
        public void payloadChunk(byte[] bytes, int offset, int length) throws IOException {
            line("chunk " + new String(bytes, offset, length, StandardCharsets.UTF_8));
        }

        @Override
        public void event(String eventType, SdkPojo event) throws IOException {
            InvokeWithResponseStreamCompleteEvent end = (InvokeWithResponseStreamCompleteEvent) event;
            line(eventType + " " + end.errorCode() + " " + end.errorDetails() + " " + end.logResult());
        }

        private void line(String text) throws IOException {
            to.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
