package dev.kiln.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.DefaultRequest;
import com.amazonaws.Request;
import com.amazonaws.handlers.HandlerContextKey;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdkV1RedirectTest {
    private final SdkV1Redirect redirect = new SdkV1Redirect(() ->
            Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:4566", "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000"));

    @Test
    void sendsARequestForAwsToTheEndpointAndTellsItsRegion() {
        Request<Void> request = request("AmazonSQS", "https://sqs.eu-west-1.amazonaws.com");
        redirect.beforeRequest(request);

        assertThat(request.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:4566"));
        assertThat(request.getHeaders()).containsEntry("x-kiln-region", "eu-west-1");
    }

    @Test
    void knowsAServiceByItsIdAndInOldVersionsByItsName() {
        Request<Void> old = request("AmazonDynamoDBv2", "https://dynamodb.eu-west-1.amazonaws.com");
        redirect.beforeRequest(old);
        Request<Void> recent = request("Anything", "https://dynamodb.eu-west-1.amazonaws.com");
        recent.addHandlerContext(HandlerContextKey.SERVICE_ID, "DynamoDB");
        redirect.beforeRequest(recent);

        assertThat(old.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:8000"));
        assertThat(recent.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:8000"));
    }

    @ParameterizedTest
    @CsvSource({"a/b, bucket/a/b", "//a, bucket//a", ", bucket/"})
    void movesABucketFromTheHostIntoThePath(String resourcePath, String expected) {
        Request<Void> request = request("Amazon S3", "https://bucket.s3.eu-west-1.amazonaws.com");
        request.setResourcePath(resourcePath);
        redirect.beforeRequest(request);

        assertThat(request.getResourcePath()).isEqualTo(expected);
        assertThat(request.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:4566"));
    }

    @Test
    void leavesRequestsForOtherHostsAsTheyAre() {
        Request<Void> request = request("AmazonSQS", "http://localhost:9324");
        redirect.beforeRequest(request);

        assertThat(request.getEndpoint()).isEqualTo(URI.create("http://localhost:9324"));
        assertThat(request.getHeaders()).isEmpty();
    }

    private static Request<Void> request(String service, String endpoint) {
        Request<Void> request = new DefaultRequest<>(service);
        request.setEndpoint(URI.create(endpoint));
        return request;
    }
}
