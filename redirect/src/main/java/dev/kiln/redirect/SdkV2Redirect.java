package dev.kiln.redirect;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends requests of the AWS SDK for Java 2.x for AWS's hosts to the endpoint in {@code AWS_ENDPOINT_URL_<SERVICE>} or
 * {@code AWS_ENDPOINT_URL}, before they are signed. Requests for other hosts are not touched. Links against 2.17 and later.
 *
 * <p>The SDK finds this class by itself; {@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS} does not switch it off, so that a
 * function under test never calls AWS by accident.
 */
public final class SdkV2Redirect implements ExecutionInterceptor {
    private final Supplier<Map<String, String>> environment;

    /** Called by the SDK. */
    public SdkV2Redirect() {
        // A call and not a method reference: Kiln replaces calls of getenv in code that it runs in its own process.
        this(() -> System.getenv());
    }

    SdkV2Redirect(Supplier<Map<String, String>> environment) {
        this.environment = environment;
    }

    /**
     * Makes the endpoint look as if the client had been built with it. Between 2.18 and the first SDK that reads the
     * variables by itself, the endpoint that the SDK resolves from this overwrites the request's, after global interceptors.
     */
    @Override
    @SuppressWarnings("deprecation") // what replaced these attributes is missing in the SDKs this is for
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        URI configured = attributes.getAttribute(SdkExecutionAttribute.CLIENT_ENDPOINT);
        URI endpoint = endpoint(attributes);
        if (endpoint != null && configured != null && AwsHost.isAws(configured.getHost())) {
            attributes.putAttribute(SdkExecutionAttribute.CLIENT_ENDPOINT, endpoint);
            attributes.putAttribute(SdkExecutionAttribute.ENDPOINT_OVERRIDDEN, true);
        }
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        URI endpoint = endpoint(attributes);
        if (endpoint == null || !AwsHost.isAws(request.host())) {
            return request;
        }
        SdkHttpRequest.Builder redirected = request.toBuilder()
                .protocol(endpoint.getScheme())
                .host(endpoint.getHost())
                .port(endpoint.getPort() == -1 ? null : endpoint.getPort());
        String bucket = AwsHost.bucket(request.host());
        if (bucket != null) {
            redirected.encodedPath("/" + bucket + request.encodedPath());
        }
        return redirected.build();
    }

    private @Nullable URI endpoint(ExecutionAttributes attributes) {
        return EmulatorEndpoint.of(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME), environment.get());
    }
}
