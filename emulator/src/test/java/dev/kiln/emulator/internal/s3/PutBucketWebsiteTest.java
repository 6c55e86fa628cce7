package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.RoutingRule;

class PutBucketWebsiteTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void refusesAnIndexInAFolder() {
        refused(
                () -> s3.client.putBucketWebsite(r ->
                        r.bucket(BUCKET).websiteConfiguration(w -> w.indexDocument(i -> i.suffix("a/index.html")))),
                400,
                "InvalidArgument");
    }

    @Test
    void refusesARedirectOfAllBesideAnIndex() {
        refused(
                () -> s3.client.putBucketWebsite(r -> r.bucket(BUCKET)
                        .websiteConfiguration(w -> w.indexDocument(i -> i.suffix("index.html"))
                                .redirectAllRequestsTo(to -> to.hostName("example.com")))),
                400,
                "InvalidArgument");
    }

    @Test
    void refusesCodesThatMakeNoSense() {
        assertThatThrownBy(() -> put(RoutingRule.builder()
                        .condition(c -> c.httpErrorCodeReturnedEquals("302"))
                        .redirect(to -> to.hostName("a.test"))
                        .build()))
                .hasMessageContaining("The provided HTTP error code (302) is not valid. Valid codes are 4XX or 5XX.");
        assertThatThrownBy(() -> put(RoutingRule.builder()
                        .redirect(to -> to.hostName("a.test").httpRedirectCode("300"))
                        .build()))
                .hasMessageContaining(
                        "The provided HTTP redirect code (300) is not valid. Valid codes are 3XX except 300.");
    }

    private void put(RoutingRule rule) {
        s3.client.putBucketWebsite(r -> r.bucket(BUCKET)
                .websiteConfiguration(
                        w -> w.indexDocument(i -> i.suffix("index.html")).routingRules(rule)));
    }
}
