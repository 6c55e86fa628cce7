package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;

class GetBucketOwnershipControlsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void theOwnerOfTheBucketOwnsItsObjectsUnlessItWasSaid() {
        s3.client.createBucket(r -> r.bucket("preferred").objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED));

        assertThat(ownership(BUCKET)).isEqualTo(ObjectOwnership.BUCKET_OWNER_ENFORCED);
        assertThat(ownership("preferred")).isEqualTo(ObjectOwnership.BUCKET_OWNER_PREFERRED);
    }

    private ObjectOwnership ownership(String bucket) {
        return s3.client
                .getBucketOwnershipControls(r -> r.bucket(bucket))
                .ownershipControls()
                .rules()
                .get(0)
                .objectOwnership();
    }
}
