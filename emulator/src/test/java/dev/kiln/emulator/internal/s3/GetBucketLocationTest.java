package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetBucketLocationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void answersNothingForUsEast1() {
        s3.client.createBucket(
                r -> r.bucket("in-europe").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));

        assertThat(s3.client.getBucketLocation(r -> r.bucket(BUCKET)).locationConstraintAsString())
                .isEmpty();
        assertThat(s3.client.getBucketLocation(r -> r.bucket("in-europe")).locationConstraintAsString())
                .isEqualTo("eu-west-1");
    }

    @Test
    void keepsTheOldNameOfIreland() {
        s3.client.createBucket(r -> r.bucket("in-ireland").createBucketConfiguration(c -> c.locationConstraint("EU")));

        assertThat(s3.client.getBucketLocation(r -> r.bucket("in-ireland")).locationConstraintAsString())
                .isEqualTo("EU");
        assertThat(s3.client.headBucket(r -> r.bucket("in-ireland")).bucketRegion())
                .isEqualTo("eu-west-1");
    }
}
