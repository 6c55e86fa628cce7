package dev.kiln.redirect;

import com.amazonaws.Request;
import com.amazonaws.handlers.HandlerContextKey;
import com.amazonaws.handlers.RequestHandler2;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests of the AWS SDK for Java 1.x for AWS's hosts to the endpoint in {@code AWS_ENDPOINT_URL_<SERVICE>} or
 * {@code AWS_ENDPOINT_URL}, before they are signed. Requests for other hosts are not touched. Links against 1.11 and 1.12;
 * the SDK finds this class by itself.
 */
public final class SdkV1Redirect extends RequestHandler2 {
    // The constant of the same meaning is missing in early versions of 1.11; keys are equal by name.
    private static final HandlerContextKey<String> SERVICE_ID = new HandlerContextKey<>("ServiceId");

    /**
     * Tells the region that the request was for. SDK v1 signs for the region that it reads from the endpoint's host: with an
     * emulator's host every signature says us-east-1.
     */
    static final String REGION_HEADER = "x-kiln-region";

    private final Supplier<Map<String, String>> environment;

    /** Called by the SDK. */
    public SdkV1Redirect() {
        // A call and not a method reference: Kiln replaces calls of getenv in code that it runs in its own process.
        this(() -> System.getenv());
    }

    SdkV1Redirect(Supplier<Map<String, String>> environment) {
        this.environment = environment;
    }

    @Override
    public void beforeRequest(Request<?> request) {
        URI aws = request.getEndpoint();
        if (aws == null || !AwsHost.isAws(aws.getHost())) {
            return;
        }
        URI endpoint = EmulatorEndpoint.of(service(request), environment.get());
        if (endpoint == null) {
            return;
        }
        String bucket = AwsHost.bucket(aws.getHost());
        if (bucket != null) {
            request.setResourcePath(bucket + "/" + key(request.getResourcePath()));
        }
        request.addHeader(REGION_HEADER, AwsHost.region(aws.getHost()));
        request.setEndpoint(endpoint);
    }

    private static @Nullable String service(Request<?> request) {
        String id = request.getHandlerContext(SERVICE_ID);
        if (id != null) {
            return id;
        }
        String name = request.getServiceName();
        return name == null ? null : name.replaceFirst("^(?:Amazon|AWS) ?", "").replaceFirst("v2$", "");
    }

    // The SDK writes no slash before a key, and one more before a key that begins with a slash.
    private static String key(@Nullable String resourcePath) {
        if (resourcePath == null) {
            return "";
        }
        return resourcePath.startsWith("/") ? resourcePath.substring(1) : resourcePath;
    }
}
