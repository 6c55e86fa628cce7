package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CreateBucketTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void makesABucketAndAcceptsToDoSoAgainInUsEast1() {
        assertThat(s3.client.createBucket(r -> r.bucket("other-bucket")).location())
                .isEqualTo("/other-bucket");
        s3.client.createBucket(r -> r.bucket("other-bucket"));
        assertThat(s3.client.listBuckets().buckets()).hasSize(2);
    }

    @Test
    void refusesNamesAndRegionsThatAreNone() {
        refused(() -> s3.client.createBucket(r -> r.bucket("xn--reserved")), 400, "InvalidBucketName");
        refused(
                () -> s3.client.createBucket(
                        r -> r.bucket("elsewhere").createBucketConfiguration(c -> c.locationConstraint("us-moon-1"))),
                400,
                "InvalidLocationConstraint");
    }
}
