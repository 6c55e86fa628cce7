package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GetObjectLockConfigurationTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void isEnabledFromTheStartWhereTheBucketWasMadeSo() {
        s3.client.createBucket(r -> r.bucket("vault").objectLockEnabledForBucket(true));

        assertThat(s3.client
                        .getObjectLockConfiguration(r -> r.bucket("vault"))
                        .objectLockConfiguration()
                        .objectLockEnabledAsString())
                .isEqualTo("Enabled");
    }

    @Test
    void saysWhereThereIsNone() {
        refused(
                () -> s3.client.getObjectLockConfiguration(r -> r.bucket(BUCKET)),
                404,
                "ObjectLockConfigurationNotFoundError");
    }
}
