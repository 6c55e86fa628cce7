package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;

class PutPublicAccessBlockTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void allowsPublicAclsOnceItSaysSo() {
        s3.client.putBucketOwnershipControls(r -> r.bucket(BUCKET)
                .ownershipControls(c -> c.rules(OwnershipControlsRule.builder()
                        .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                        .build())));
        refused(
                () -> s3.client.putBucketAcl(r -> r.bucket(BUCKET).acl(BucketCannedACL.PUBLIC_READ)),
                403,
                "AccessDenied");

        s3.client.putPublicAccessBlock(
                r -> r.bucket(BUCKET).publicAccessBlockConfiguration(c -> c.blockPublicAcls(false)));

        s3.client.putBucketAcl(r -> r.bucket(BUCKET).acl(BucketCannedACL.PUBLIC_READ));
        assertThat(s3.client.getBucketAcl(r -> r.bucket(BUCKET)).grants()).hasSize(2);
    }
}
