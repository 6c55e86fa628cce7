package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

class GetPublicAccessBlockTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void newBucketsBlockEverything() {
        PublicAccessBlockConfiguration blocked =
                s3.client.getPublicAccessBlock(r -> r.bucket(BUCKET)).publicAccessBlockConfiguration();

        assertThat(blocked.blockPublicAcls()).isTrue();
        assertThat(blocked.blockPublicPolicy()).isTrue();
        assertThat(blocked.ignorePublicAcls()).isTrue();
        assertThat(blocked.restrictPublicBuckets()).isTrue();
    }
}
