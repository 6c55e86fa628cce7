package dev.kiln.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;

class SdkV2RedirectTest {
    private final Map<String, String> environment =
            Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566", "AWS_ENDPOINT_URL_S3", "https://s3.test");

    @Test
    void sendsARequestForAwsToTheEndpoint() {
        SdkHttpRequest redirected = redirect("Sqs", "https://sqs.eu-west-1.amazonaws.com/1/q?a=b");

        assertThat(redirected.getUri()).isEqualTo(URI.create("http://127.0.0.1:4566/1/q?a=b"));
        assertThat(redirected.method()).isEqualTo(SdkHttpMethod.POST);
    }

    @Test
    void movesABucketFromTheHostIntoThePath() {
        assertThat(redirect("S3", "https://my.bucket.s3.eu-west-1.amazonaws.com/a%20b")
                        .getUri())
                .isEqualTo(URI.create("https://s3.test/my.bucket/a%20b"));
    }

    @Test
    void leavesRequestsForOtherHostsAsTheyAre() {
        assertThat(redirect("Sqs", "http://localhost:9324/q").getUri())
                .isEqualTo(URI.create("http://localhost:9324/q"));
    }

    @Test
    void doesNothingWithoutAnEndpoint() {
        SdkHttpRequest request = request("https://sqs.eu-west-1.amazonaws.com/");

        assertThat(new SdkV2Redirect(Map::of).modifyHttpRequest(context(request), new ExecutionAttributes()))
                .isSameAs(request);
    }

    private SdkHttpRequest redirect(String service, String url) {
        ExecutionAttributes attributes = new ExecutionAttributes();
        attributes.putAttribute(SdkExecutionAttribute.SERVICE_NAME, service);
        return new SdkV2Redirect(() -> environment).modifyHttpRequest(context(request(url)), attributes);
    }

    private static SdkHttpRequest request(String url) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create(url))
                .build();
    }

    private static InterceptorContext context(SdkHttpRequest request) {
        return InterceptorContext.builder()
                .request(ListQueuesRequest.builder().build())
                .httpRequest(request)
                .build();
    }
}
