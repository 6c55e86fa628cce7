package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

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
}
