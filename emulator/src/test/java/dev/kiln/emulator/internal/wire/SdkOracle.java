package dev.kiln.emulator.internal.wire;

import dev.kiln.emulator.internal.message.Headers;
import dev.kiln.emulator.internal.message.HttpReply;
import dev.kiln.emulator.internal.message.HttpRequest;
import dev.kiln.emulator.internal.message.ReplyBody;
import dev.kiln.emulator.internal.message.RequestBody;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;

/**
 * A real client of the SDK with a transport of ours: what it sends is the truth about requests, and what it makes of our
 * answer is the truth about replies.
 */
public final class SdkOracle implements AutoCloseable {
    private final SdkClient client;
    private Function<HttpRequest, HttpReply> server = request -> {
        throw new IllegalStateException("no answer was set");
    };

    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> SdkOracle(B builder) {
        this.client = builder.httpClient(new Transport())
                .endpointOverride(URI.create("http://localhost:1"))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    /** An operation of the client: the method that takes a request object and returns a response object. */
    public record Call(
            String name, Class<? extends AwsRequest> request, Class<? extends AwsResponse> response, Method method) {
        @Override
        public String toString() {
            return name;
        }
    }

    public List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        for (Class<?> api : client.getClass().getInterfaces()) {
            for (Method method : api.getMethods()) {
                if (method.getParameterCount() == 1
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
                        && AwsResponse.class.isAssignableFrom(method.getReturnType())) {
                    Class<? extends AwsRequest> request = method.getParameterTypes()[0].asSubclass(AwsRequest.class);
                    String name = request.getSimpleName().replaceAll("Request$", "");
                    calls.add(new Call(name, request, method.getReturnType().asSubclass(AwsResponse.class), method));
                }
            }
        }
        return calls;
    }

    /** Calls the operation; {@code server} stands where the network and AWS would. */
    public AwsResponse call(Call call, AwsRequest request, Function<HttpRequest, HttpReply> server) throws Throwable {
        this.server = server;
        try {
            return (AwsResponse) call.method().invoke(client, request);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Calls the operation and returns the exception that the SDK makes of the answer. */
    public AwsServiceException failure(Call call, AwsRequest request, Function<HttpRequest, HttpReply> server) {
        this.server = server;
        try {
            throw new AssertionError(call + " answered " + call.method().invoke(client, request));
        } catch (InvocationTargetException thrown) {
            return (AwsServiceException) thrown.getTargetException();
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }

    /** All modelled exceptions of a client's service. */
    public static List<Class<? extends AwsServiceException>> errors(Class<?> client) {
        List<Class<? extends AwsServiceException>> errors = new ArrayList<>();
        String folder = client.getPackageName().replace('.', '/') + "/model/";
        URL jar = client.getProtectionDomain().getCodeSource().getLocation();
        try (JarFile files = new JarFile(new File(jar.toURI()))) {
            for (JarEntry entry : Collections.list(files.entries())) {
                if (entry.getName().matches(folder + "\\w+Exception\\.class")) {
                    Class<?> type =
                            Class.forName(entry.getName().replace('/', '.').replaceAll("\\.class$", ""));
                    if (Modifier.isFinal(type.getModifiers()) && AwsServiceException.class.isAssignableFrom(type)) {
                        errors.add(type.asSubclass(AwsServiceException.class));
                    }
                }
            }
        } catch (IOException | URISyntaxException | ClassNotFoundException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return errors;
    }

    /** The codes that an exception class may stand for: the SDK changes some names. */
    public static Set<String> codes(Class<? extends AwsServiceException> error) {
        String name = error.getSimpleName();
        Set<String> codes = new LinkedHashSet<>();
        for (String plain : List.of(name, name.replaceAll("Exception$", ""))) {
            codes.add(plain);
            codes.add(plain.replaceFirst("^(Ec2|Efsio|Efs|Eni|Kms)", acronym(plain)));
            codes.add(plain.replace("IdException", "IDException").replace("SubnetIpA", "SubnetIPA"));
        }
        return codes;
    }

    private static String acronym(String name) {
        return name.startsWith("Efsio") ? "EFSIO" : name.substring(0, 3).toUpperCase(Locale.ROOT);
    }

    /** How the SDK binds an operation to HTTP. */
    public static OperationInfo binding(Class<? extends AwsRequest> request) {
        String marshaller = request.getName().replace(".model.", ".transform.") + "Marshaller";
        try {
            Field field = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
            field.setAccessible(true);
            return (OperationInfo) field.get(null);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(marshaller, changed);
        }
    }

    /** Takes the labels of a path template out of a path, decoded. */
    public static Map<String, String> labels(String template, String path) {
        List<String> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher parts = Pattern.compile("\\{(\\w+)(\\+?)}|[^{]+").matcher(template.replaceAll("\\?.*", ""));
        while (parts.find()) {
            if (parts.group(1) == null) {
                regex.append(Pattern.quote(parts.group()));
            } else {
                names.add(parts.group(1));
                regex.append(parts.group(2).isEmpty() ? "([^/]*)" : "(.*)");
            }
        }
        Matcher found = Pattern.compile(regex.toString()).matcher(path);
        if (!found.matches()) {
            throw new IllegalStateException(path + " is not " + template);
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            labels.put(names.get(i), URLDecoder.decode(found.group(i + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return labels;
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Transport implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    return response(server.apply(received(request)));
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }

    private static HttpRequest received(HttpExecuteRequest sent) throws IOException {
        Headers headers = new Headers();
        sent.httpRequest().forEachHeader((name, values) -> values.forEach(value -> headers.add(name, value)));
        byte[] body = new byte[0];
        if (sent.contentStreamProvider().isPresent()) {
            try (InputStream stream = sent.contentStreamProvider().get().newStream()) {
                body = stream.readAllBytes();
            }
        }
        return new HttpRequest(
                sent.httpRequest().method().name(),
                sent.httpRequest().encodedPath(),
                sent.httpRequest().encodedQueryParameters().orElse(""),
                headers,
                RequestBody.of(body));
    }

    private static HttpExecuteResponse response(HttpReply reply) {
        SdkHttpFullResponse.Builder head = SdkHttpFullResponse.builder().statusCode(reply.status());
        reply.headers().forEach(head::appendHeader);
        byte[] body = bytes(reply);
        return HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(body == null ? null : AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private static byte @Nullable [] bytes(HttpReply reply) {
        return reply.body() instanceof ReplyBody.Ready ready && ready.bytes().length > 0 ? ready.bytes() : null;
    }
}
