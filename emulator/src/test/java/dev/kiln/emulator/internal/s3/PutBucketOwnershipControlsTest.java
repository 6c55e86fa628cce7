package dev.kiln.emulator.internal.s3;

import static dev.kiln.emulator.internal.s3.TestS3.BUCKET;
import static dev.kiln.emulator.internal.s3.TestS3.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectOwnership;
import software.amazon.awssdk.services.s3.model.OwnershipControlsRule;

class PutBucketOwnershipControlsTest {
    @RegisterExtension
    final TestS3 s3 = new TestS3();

    @Test
    void letsObjectsHaveAcls() {
        refused(
                () -> s3.put("text", r -> r.key("a").acl(ObjectCannedACL.PRIVATE)),
                400,
                "AccessControlListNotSupported");

        s3.client.putBucketOwnershipControls(r -> r.bucket(BUCKET)
                .ownershipControls(c -> c.rules(OwnershipControlsRule.builder()
                        .objectOwnership(ObjectOwnership.OBJECT_WRITER)
                        .build())));

        assertThat(s3.put("text", r -> r.key("a").acl(ObjectCannedACL.PRIVATE)).eTag())
                .isNotEmpty();
    }

    @Test
    void refusesWhatIsNoOwnership() {
        refused(
                () -> s3.client.putBucketOwnershipControls(r -> r.bucket(BUCKET)
                        .ownershipControls(c -> c.rules(OwnershipControlsRule.builder()
                                .objectOwnership("Mine")
                                .build()))),
                400,
                "MalformedXML");
    }

    @Test
    void doesNotEndAclsWhileTheBucketHasSome() {
        s3.client.deletePublicAccessBlock(r -> r.bucket(BUCKET));
        s3.client.deleteBucketOwnershipControls(r -> r.bucket(BUCKET));
        s3.client.putBucketAcl(r -> r.bucket(BUCKET).acl("public-read"));

        refused(
                () -> s3.client.putBucketOwnershipControls(r -> r.bucket(BUCKET)
                        .ownershipControls(c -> c.rules(OwnershipControlsRule.builder()
                                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                                .build()))),
                400,
                "InvalidBucketAclWithObjectOwnership");
    }
}
